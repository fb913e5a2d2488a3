'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useMessages, useTranslations } from 'use-intl';
import { type RecipientOutcome, recipientOutcomes } from '#/flow/audience/broadcast.ts';
import { useTRPC } from '#/trpc/client.tsx';
import type { AppRouter } from '#/trpc/router.ts';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { MoreButton } from '#/ui/more-button.tsx';
import { Section } from '#/ui/section.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { Status, type Tone } from '#/ui/status.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { firstPage } from '../../../../_frame/first-page.ts';
import { ListError } from '../../../../_frame/list-error.tsx';
import { useReasonWords } from '../../../../_thread/use-ending-words.ts';
import type { BroadcastView } from '../broadcast-row.ts';

type Recipient = inferRouterOutputs<AppRouter>['broadcast']['recipients']['rows'][number];

const tones: Record<RecipientOutcome, Tone> = {
  pending: 'off',
  processing: 'accent',
  sent: 'neutral',
  delivered: 'neutral',
  read: 'success',
  replied: 'success',
  failed: 'danger',
  cancelled: 'warning',
  unknown: 'warning',
};

/** The people of a broadcast: how many of each outcome, and each of them with the reason. */
export function Recipients({ workspace, broadcast }: { workspace: string; broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const say = useSayReason();
  const [outcome, setOutcome] = useUrlParam<RecipientOutcome | 'all'>('outcome', 'all', ['all', ...recipientOutcomes]);
  const { outcomes, total } = broadcast;
  const list = useInfiniteQuery({
    ...trpc.broadcast.recipients.infiniteQueryOptions(
      { id: broadcast.id, ...(outcome === 'all' ? {} : { outcome }) },
      firstPage,
    ),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const columns: Column<Recipient>[] = [
    { key: 'name', heading: t('people'), cell: (row) => <bdi>{row.name ?? row.address ?? t('nameless')}</bdi> },
    {
      key: 'address',
      heading: '',
      className: 'w-48',
      cellClassName: 'font-mono text-sm',
      wideOnly: true,
      cell: (row) => row.address,
    },
    {
      key: 'outcome',
      heading: t('outcome'),
      className: 'w-40',
      cell: (row) => <Status tone={tones[row.outcome]}>{t(`outcome-${row.outcome}`)}</Status>,
    },
    { key: 'reason', heading: t('reason'), className: 'w-[32%]', cell: (row) => row.reason && say(row) },
  ];
  return (
    <Section title={t('outcomes')}>
      <FilterChips
        label={t('outcomes')}
        value={outcome}
        onValueChange={setOutcome}
        options={[
          { value: 'all' as const, label: t('outcome-all'), count: total },
          ...recipientOutcomes
            .filter((value) => outcomes[value] || value === outcome)
            .map((value) => ({ value, label: t(`outcome-${value}`), count: outcomes[value] ?? 0 })),
        ]}
      />
      <ListError list={list} />
      {!rows && !list.error && <SkeletonRows rows={6} columns={4} />}
      {rows?.length === 0 && <p className="py-10 text-center text-muted">{t('recipients-none')}</p>}
      {rows && rows.length > 0 && (
        <Table
          label={t('recipients')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.contactId}
          href={(row) =>
            row.conversationId
              ? `/w/${workspace}/conversations/${row.conversationId}`
              : `/w/${workspace}/contacts/${row.contactId}`
          }
        />
      )}
      <MoreButton list={list} />
    </Section>
  );
}

/** Says why somebody got nothing. */
function useSayReason() {
  const t = useTranslations('broadcasts');
  const known = useMessages().broadcasts;
  const ofMessage = useReasonWords();
  return ({ reason, error }: Pick<Recipient, 'reason' | 'error'>): string => {
    const key = `reason-${reason}`;
    if (!error && Object.hasOwn(known, key)) return t(key as 'reason-stopped');
    return ofMessage({ endingReason: reason, error });
  };
}
