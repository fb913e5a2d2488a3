'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { Select } from '#/ui/select.tsx';
import { consents } from './list-filter.ts';
import type { useListFilter } from './use-list-filter.ts';

/** What a list of contacts can be narrowed by. */
export function ListFilters({ list }: { list: ReturnType<typeof useListFilter> }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { data: tags } = useQuery(trpc.contact.tags.queryOptions({}));
  const { data: segments } = useQuery(trpc.segment.list.queryOptions({}));
  const { data: groups } = useQuery(trpc.group.list.queryOptions({}));
  const { data: members } = useQuery(trpc.member.list.queryOptions({}));
  const audiences = [
    ...(segments ?? []).map(({ id, name }) => ({ value: `segment-${id}`, label: name, detail: t('segment') })),
    ...(groups ?? []).map(({ id, name }) => ({ value: `group-${id}`, label: name, detail: t('group') })),
  ];
  const width = 'w-52 max-sm:w-[calc(50%-0.5rem)]';
  return (
    <>
      <SearchInput className="w-60 max-sm:w-full" label={t('search')} value={list.q} onValueChange={list.setSearch} />
      <Combobox
        className={width}
        label={t('filter-tag')}
        value={list.tag}
        onValueChange={list.setTag}
        options={[{ value: '', label: t('every-tag') }, ...(tags ?? []).map((tag) => ({ value: tag, label: tag }))]}
      />
      <Select
        className={width}
        label={t('filter-consent')}
        value={list.consent}
        onValueChange={list.setConsent}
        options={consents.map((value) => ({ value, label: t(`filter-consent-${value}`) }))}
      />
      <Select
        className={width}
        label={t('filter-owner')}
        value={list.owner}
        onValueChange={list.setOwner}
        options={[
          { value: 'all', label: t('every-owner') },
          { value: 'people', label: t('owner-people') },
          ...(members ?? []).map((member) => ({ value: member.userId, label: member.name ?? member.email ?? '…' })),
        ]}
      />
      {(audiences.length > 0 || list.audience) && (
        <Combobox
          className={width}
          label={t('filter-audience')}
          value={list.audience}
          onValueChange={list.setAudience}
          options={[{ value: '', label: t('every-audience') }, ...audiences]}
        />
      )}
    </>
  );
}
