'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { useMay } from '../../../_frame/use-may.ts';
import { CreateFlowDialog } from './create-flow-dialog.tsx';
import { FlowActions } from './flow-actions.tsx';
import type { FlowRow } from './flow-row.ts';
import { FlowState } from './flow-state.tsx';
import { FlowsEmpty } from './flows-empty.tsx';

const filters = ['all', 'live', 'draft', 'paused', 'archived'] as const;
type Filter = (typeof filters)[number];

function fits(flow: FlowRow, filter: Filter): boolean {
  return filter === 'all' ? flow.status !== 'archived' : flow.status === filter;
}

/** The list of flows: state, active runs, last edit; what can be done with each. */
export function FlowsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('flows');
  const format = useFormats();
  const trpc = useTRPC();
  const may = useMay();
  const { data: flows } = useSuspenseQuery(trpc.flow.list.queryOptions({}));
  const [filter, setFilter] = useUrlParam<Filter>('state', 'all', filters);
  const [search, setSearch] = useUrlParam<string>('q', '');
  const [creating, setCreating] = useState(false);
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
  const rows = useMemo(
    () => flows.filter((flow) => fits(flow, filter) && flow.name.toLocaleLowerCase().includes(wanted)),
    [flows, filter, wanted],
  );
  const canEdit = may('flow.edit');
  const columns: Column<FlowRow>[] = [
    { key: 'name', heading: t('name'), cell: (flow) => <bdi>{flow.name}</bdi> },
    { key: 'state', heading: t('state'), className: 'w-90', cell: (flow) => <FlowState flow={flow} /> },
    {
      key: 'runs',
      heading: t('active-runs'),
      className: 'w-32 text-end',
      cellClassName: 'font-mono',
      wideOnly: true,
      cell: (flow) => format.number(flow.activeRuns),
    },
    {
      key: 'edited',
      heading: t('edited'),
      className: 'w-44 text-end',
      cell: (flow) => <RelativeTime at={new Date(flow.updatedAt)} />,
    },
  ];
  if (flows.length === 0) return <FlowsEmpty workspace={workspace} canEdit={canEdit} />;
  return (
    <Page
      title={t('title')}
      action={
        canEdit && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t('create')}
          </Button>
        )
      }
      filters={
        <>
          <FilterChips
            label={t('filter')}
            value={filter}
            onValueChange={setFilter}
            options={filters.map((value) => ({
              value,
              label: t(`filter-${value}`),
              count: flows.filter((flow) => fits(flow, value)).length,
            }))}
          />
          <SearchInput className="w-60 max-sm:w-full" label={t('search')} value={search} onValueChange={setSearch} />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="py-16 text-center text-muted">{t('empty-filter')}</p>
      ) : (
        <Table
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(flow) => flow.id}
          href={(flow) => `/w/${workspace}/flows/${flow.id}`}
          actions={canEdit ? (flow) => <FlowActions flow={flow} workspace={workspace} /> : undefined}
        />
      )}
      <CreateFlowDialog workspace={workspace} open={creating} onOpenChange={setCreating} />
    </Page>
  );
}
