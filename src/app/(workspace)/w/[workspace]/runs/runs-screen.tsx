'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { MoreButton } from '#/ui/more-button.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { firstPage } from '../../../_frame/first-page.ts';
import { ListError } from '../../../_frame/list-error.tsx';
import { runFilterOf, runStates } from './run-filter.ts';
import type { RunRow } from './run-row.ts';
import { RunState } from './run-state.tsx';
import { RunsEmpty } from './runs-empty.tsx';

const filters = ['all', ...runStates] as const;

/** The runs of the workspace, narrowed by flow and state. */
export function RunsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const [state, setState] = useUrlParam<(typeof filters)[number]>('state', 'all', filters);
  const [flow, setFlow] = useUrlParam<string>('flow', '');
  const { data: flows } = useQuery(trpc.flow.list.queryOptions({}));
  const runs = useInfiniteQuery({
    ...trpc.run.list.infiniteQueryOptions(runFilterOf(flow, state), firstPage),
    placeholderData: keepPreviousData,
  });
  const rows = runs.data?.pages.flatMap((page) => page.rows);
  const columns: Column<RunRow>[] = [
    { key: 'contact', heading: t('contact'), cell: (run) => <bdi>{run.contact.name ?? t('nameless')}</bdi> },
    {
      key: 'flow',
      heading: t('flow'),
      className: 'w-1/4',
      cell: (run) => (
        <>
          <bdi className="text-ink">{run.flow.name}</bdi> {t('version', { version: run.version })}
        </>
      ),
    },
    { key: 'state', heading: t('state'), className: 'w-[36%]', cell: (run) => <RunState run={run} /> },
    {
      key: 'started',
      heading: t('started'),
      className: 'w-36 text-end',
      corner: true,
      cell: (run) => <RelativeTime at={new Date(run.startedAt)} />,
    },
  ];
  const narrowed = state !== 'all' || flow !== '';
  if (rows?.length === 0 && !narrowed) return <RunsEmpty workspace={workspace} />;
  return (
    <Page
      title={t('title')}
      filters={
        <>
          <FilterChips
            label={t('filter')}
            value={state}
            onValueChange={setState}
            options={filters.map((value) => ({ value, label: t(`filter-${value}`) }))}
          />
          <Combobox
            className="w-60 max-sm:w-full"
            label={t('flow-filter')}
            value={flow}
            onValueChange={setFlow}
            options={[
              { value: '', label: t('every-flow') },
              ...(flows?.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
          />
        </>
      }
    >
      <ListError list={runs} />
      {!rows && !runs.error && <SkeletonRows rows={8} columns={4} />}
      {rows?.length === 0 && <p className="py-16 text-center text-muted">{t('empty-filter')}</p>}
      {rows && rows.length > 0 && (
        <Table
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(run) => run.id}
          href={(run) => `/w/${workspace}/runs/${run.id}`}
        />
      )}
      <MoreButton list={runs} />
    </Page>
  );
}
