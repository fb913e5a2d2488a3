'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Plus, RefreshCw } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { notify } from '#/ui/toast.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { useMay } from '../../../_frame/use-may.ts';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import type { TemplateRow } from './template-row.ts';
import { needsAttention, TemplateState } from './template-state.tsx';
import { TemplatesEmpty } from './templates-empty.tsx';
import { useTemplateWords } from './use-template-words.ts';

const filters = ['all', 'approved', 'pending', 'trouble'] as const;
type Filter = (typeof filters)[number];

function fits(template: TemplateRow, filter: Filter): boolean {
  if (filter === 'trouble') return needsAttention(template);
  if (filter === 'pending') return template.status === 'pending' || template.status === 'in-appeal';
  return filter === 'all' || template.status === filter;
}

/** The list of templates: where each stands, what it is for, and what people make of it. */
export function TemplatesScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const trpc = useTRPC();
  const may = useMay();
  const { data } = useSuspenseQuery(trpc.template.list.queryOptions({}));
  const [filter, setFilter] = useUrlParam<Filter>('state', 'all', filters);
  const [search, setSearch] = useUrlParam<string>('q', '');
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const { templates, accounts } = data;
  const rows = useMemo(
    () =>
      templates.filter((one) => fits(one, filter) && `${one.name} ${one.content.body}`.toLowerCase().includes(wanted)),
    [templates, filter, wanted],
  );
  const canEdit = may('template.edit');
  const numberOf = new Map(accounts.map(({ account, name }) => [account, name]));
  const columns: Column<TemplateRow>[] = [
    {
      key: 'name',
      heading: t('name'),
      cell: (one) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <bdi className="truncate font-mono text-sm">{one.name}</bdi>
          {accounts.length > 1 && <span className="truncate text-muted text-sm">{numberOf.get(one.account)}</span>}
        </span>
      ),
    },
    { key: 'language', heading: t('language'), className: 'w-44', cell: (one) => say.language(one.language) },
    { key: 'category', heading: t('category'), className: 'w-32', cell: (one) => t(`category-${one.category}`) },
    { key: 'state', heading: t('state'), className: 'w-60', cell: (one) => <TemplateState template={one} /> },
    {
      key: 'quality',
      heading: t('quality'),
      className: 'w-32',
      wideOnly: true,
      cell: (one) => t(`quality-${one.quality}`),
    },
    {
      key: 'changed',
      heading: t('changed'),
      className: 'w-36 text-end',
      wideOnly: true,
      cell: (one) => <RelativeTime at={new Date(one.changedAt)} />,
    },
  ];
  const actions = canEdit && accounts.length > 0 && (
    <>
      <SyncButton />
      <LinkButton variant="primary" href={`/w/${workspace}/templates/new`}>
        <Plus aria-hidden />
        {t('create')}
      </LinkButton>
    </>
  );
  if (templates.length === 0) {
    return (
      <Page title={t('title')} action={accounts.length > 0 && canEdit && <SyncButton />}>
        <TemplatesEmpty workspace={workspace} connected={accounts.length > 0} canEdit={canEdit} />
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      action={actions}
      filters={
        <>
          <FilterChips
            label={t('filter')}
            value={filter}
            onValueChange={setFilter}
            options={filters.map((value) => ({
              value,
              label: t(`filter-${value}`),
              count: templates.filter((one) => fits(one, value)).length,
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
          rowKey={(one) => one.id}
          href={(one) => `/w/${workspace}/templates/${one.id}`}
        />
      )}
    </Page>
  );
}

/** Fetches the templates anew. */
function SyncButton() {
  const t = useTranslations('templates');
  const trpc = useTRPC();
  const onError = useNotifyError();
  const sync = useMutation(
    trpc.template.sync.mutationOptions({
      onError,
      onSuccess: ({ templates }) => notify(t('synced', { count: templates })),
    }),
  );
  return (
    <Button busy={sync.isPending} onClick={() => sync.mutate({})} aria-label={t('sync')} title={t('sync')}>
      {!sync.isPending && <RefreshCw aria-hidden />}
      <span className="max-sm:sr-only">{t('sync')}</span>
    </Button>
  );
}
