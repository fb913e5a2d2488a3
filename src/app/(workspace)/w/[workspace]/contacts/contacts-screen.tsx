'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { MoreButton } from '#/ui/more-button.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { useUrlParam } from '#/ui/use-url-param.ts';
import { firstPage } from '../../../_frame/first-page.ts';
import { ListError } from '../../../_frame/list-error.tsx';
import { addressesIn } from './addresses-in.ts';
import { ContactBadges } from './contact-badges.tsx';
import type { ContactRow } from './contact-row.ts';
import { ContactsEmpty } from './contacts-empty.tsx';

/** Everybody who wrote, with addresses and tags. */
export function ContactsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const [search, setSearch] = useUrlParam<string>('q', '');
  const wanted = useDeferredValue(search.trim());
  const contacts = useInfiniteQuery({
    ...trpc.contact.list.infiniteQueryOptions({ search: wanted }, firstPage),
    placeholderData: keepPreviousData,
  });
  const rows = contacts.data?.pages.flatMap((page) => page.rows);
  const columns: Column<ContactRow>[] = [
    { key: 'name', heading: t('name'), cell: (contact) => <bdi>{contact.name ?? t('nameless')}</bdi> },
    {
      key: 'addresses',
      heading: t('addresses'),
      className: 'w-64',
      cellClassName: 'font-mono text-sm',
      cell: (contact) => addressesIn(contact),
    },
    {
      key: 'tags',
      heading: t('tags'),
      className: 'w-72',
      cell: (contact) => <ContactBadges contact={contact} />,
    },
    {
      key: 'last',
      heading: t('last-message'),
      className: 'w-36 text-end',
      corner: true,
      cell: ({ lastMessageAt }) => (lastMessageAt ? <RelativeTime at={new Date(lastMessageAt)} /> : t('never')),
    },
  ];
  if (rows?.length === 0 && !search) return <ContactsEmpty workspace={workspace} />;
  return (
    <Page
      title={t('title')}
      filters={
        <SearchInput className="w-72 max-sm:w-full" label={t('search')} value={search} onValueChange={setSearch} />
      }
    >
      <ListError list={contacts} />
      {!rows && !contacts.error && <SkeletonRows rows={8} columns={4} />}
      {rows?.length === 0 && <p className="py-16 text-center text-muted">{t('empty-filter')}</p>}
      {rows && rows.length > 0 && (
        <Table
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(contact) => contact.id}
          href={(contact) => `/w/${workspace}/contacts/${contact.id}`}
        />
      )}
      <MoreButton list={contacts} />
    </Page>
  );
}
