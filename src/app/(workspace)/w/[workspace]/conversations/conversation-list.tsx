'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { MoreButton } from '#/ui/more-button.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { useListKeys } from '#/ui/use-list-keys.ts';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { firstPage } from '../../../_frame/first-page.ts';
import { ListError } from '../../../_frame/list-error.tsx';
import { ConversationItem } from './conversation-item.tsx';
import { ConversationsHint } from './conversations-hint.tsx';

const filters = ['all', 'waiting', 'mine', 'bot'] as const;

/** Every conversation, the last active first, narrowed by owner and by words. */
export function ConversationList({ workspace, open }: { workspace: string; open: string | null }) {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const [filter, setFilter] = useUrlParam<(typeof filters)[number]>('with', 'all', filters);
  const [search, setSearch] = useUrlParam<string>('q', '');
  const wanted = useDeferredValue(search.trim());
  const conversations = useInfiniteQuery({
    ...trpc.conversation.list.infiniteQueryOptions({ filter, search: wanted }, firstPage),
    placeholderData: keepPreviousData,
  });
  const list = useListKeys<HTMLUListElement>();
  const rows = conversations.data?.pages.flatMap((page) => page.rows);
  const narrowed = filter !== 'all' || wanted !== '';
  return (
    <>
      <header className="grid gap-2 px-4 pb-3">
        <h1 className="flex h-title items-center font-semibold text-lg">{t('title')}</h1>
        <SearchInput className="w-full" label={t('search')} value={search} onValueChange={setSearch} />
        <FilterChips
          label={t('filter')}
          value={filter}
          onValueChange={setFilter}
          options={filters.map((value) => ({ value, label: t(`filter-${value}`) }))}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        <ListError list={conversations} />
        {!rows && !conversations.error && (
          <div className="px-4">
            <SkeletonRows rows={8} columns={1} />
          </div>
        )}
        {rows?.length === 0 &&
          (narrowed ? (
            <p className="px-4 py-8 text-center text-muted">{t('empty-filter')}</p>
          ) : (
            // beside the list the same stands where the thread will be
            <div className="md:hidden">
              <ConversationsHint workspace={workspace} />
            </div>
          ))}
        <ul ref={list}>
          {rows?.map((row) => (
            <ConversationItem key={row.id} row={row} workspace={workspace} open={row.id === open} />
          ))}
        </ul>
        <MoreButton list={conversations} />
      </div>
    </>
  );
}
