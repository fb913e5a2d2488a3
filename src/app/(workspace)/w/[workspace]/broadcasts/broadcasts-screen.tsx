'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { MoreButton } from '#/ui/more-button.tsx';
import { NameDialog } from '#/ui/name-dialog.tsx';
import { Page } from '#/ui/page.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { firstPage } from '../../../_frame/first-page.ts';
import { ListError } from '../../../_frame/list-error.tsx';
import { useMay } from '../../../_frame/use-may.ts';
import { BroadcastActions } from './broadcast-actions.tsx';
import type { BroadcastRow } from './broadcast-row.ts';
import { BroadcastState } from './broadcast-state.tsx';
import { BroadcastsEmpty } from './broadcasts-empty.tsx';
import { useCreateBroadcast } from './use-create-broadcast.ts';

const filters = ['current', 'archived'] as const;

/** The list of broadcasts: where each stands, how many people, when. */
export function BroadcastsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('broadcasts');
  const format = useFormats();
  const trpc = useTRPC();
  const canEdit = useMay()('broadcast.edit');
  const [filter, setFilter] = useUrlParam<(typeof filters)[number]>('state', 'current', filters);
  const [creating, setCreating] = useState(false);
  const { create } = useCreateBroadcast(workspace);
  const list = useInfiniteQuery(
    trpc.broadcast.list.infiniteQueryOptions({ archived: filter === 'archived' }, firstPage),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const columns: Column<BroadcastRow>[] = [
    { key: 'name', heading: t('name'), cell: (row) => <bdi>{row.name}</bdi> },
    { key: 'state', heading: t('state'), className: 'w-40', cell: (row) => <BroadcastState status={row.status} /> },
    {
      key: 'people',
      heading: t('people'),
      className: 'w-32 text-end',
      cellClassName: 'font-mono',
      wideOnly: true,
      cell: (row) => (row.status === 'draft' ? '' : format.number(row.total)),
    },
    { key: 'when', heading: t('when'), className: 'w-64 text-end', cell: (row) => <When row={row} /> },
  ];
  const newButton = canEdit && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  );
  const dialog = creating && (
    <NameDialog
      title={t('create-title')}
      label={t('name')}
      action={t('create')}
      name=""
      busy={create.isPending || create.isSuccess}
      onSave={(name) => create.mutate({ name })}
      onClose={() => setCreating(false)}
    />
  );
  if (rows?.length === 0 && filter === 'current') {
    return (
      <>
        <BroadcastsEmpty action={newButton} />
        {dialog}
      </>
    );
  }
  return (
    <Page
      title={t('title')}
      action={newButton}
      filters={
        <FilterChips
          label={t('filter')}
          value={filter}
          onValueChange={setFilter}
          options={filters.map((value) => ({ value, label: t(`filter-${value}`) }))}
        />
      }
    >
      <ListError list={list} />
      {!rows && !list.error && <SkeletonRows rows={6} columns={4} />}
      {rows?.length === 0 && <p className="py-16 text-center text-muted">{t('empty-archived')}</p>}
      {rows && rows.length > 0 && (
        <Table
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          href={(row) => `/w/${workspace}/broadcasts/${row.id}`}
          actions={canEdit ? (row) => <BroadcastActions broadcast={row} workspace={workspace} /> : undefined}
        />
      )}
      <MoreButton list={list} />
      {dialog}
    </Page>
  );
}

/** The moment that matters for where it stands. */
function When({ row }: { row: BroadcastRow }) {
  const t = useTranslations('broadcasts');
  const format = useFormats();
  const time = (at: string) => format.dateTime(new Date(at));
  if (row.endedAt) return t('ended', { time: time(row.endedAt) });
  if (row.startedAt) return t('started', { time: time(row.startedAt) });
  if (row.startAt) return t('starts', { time: time(row.startAt) });
  return t('edited', { time: time(row.updatedAt) });
}
