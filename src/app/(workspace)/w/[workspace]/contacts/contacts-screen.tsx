'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Download, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { buttonClass } from '#/ui/button-class.ts';
import { MoreButton } from '#/ui/more-button.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { ListError } from '../../../_frame/list-error.tsx';
import { useMay } from '../../../_frame/use-may.ts';
import { addressesIn } from './addresses-in.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ContactBadges } from './contact-badges.tsx';
import type { ContactRow } from './contact-row.ts';
import { ContactsEmpty } from './contacts-empty.tsx';
import { CreateContactDialog } from './create-contact-dialog.tsx';
import type { ListFilter } from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import { PeopleNavigation } from './people-navigation.tsx';
import { useListFilter } from './use-list-filter.ts';

/** The people of the workspace: found, narrowed, and changed many at once. */
export function ContactsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const may = useMay();
  const list = useListFilter();
  const wanted = useDeferredValue(list.filter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const contacts = useInfiniteQuery({
    ...trpc.contact.list.infiniteQueryOptions(wanted, firstPage),
    placeholderData: keepPreviousData,
  });
  const rows = contacts.data?.pages.flatMap((page) => page.rows);
  const create = may('contact.edit') && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  );
  const dialog = creating && <CreateContactDialog workspace={workspace} onClose={() => setCreating(false)} />;
  if (rows?.length === 0 && !list.narrowed) {
    return (
      <>
        <ContactsEmpty workspace={workspace} action={create} />
        {dialog}
      </>
    );
  }
  return (
    <Page
      title={t('title')}
      action={
        <>
          {may('contact.export') && (
            <a className={buttonClass()} href={exportUrl(workspace, list.filter)} download>
              <Download aria-hidden />
              {t('export')}
            </a>
          )}
          {create}
        </>
      }
      filters={
        <>
          <PeopleNavigation workspace={workspace} />
          <ListFilters list={list} />
        </>
      }
    >
      <ListError list={contacts} />
      {!rows && !contacts.error && <SkeletonRows rows={8} columns={4} />}
      {rows?.length === 0 && <p className="py-16 text-center text-muted">{t('empty-filter')}</p>}
      {rows && rows.length > 0 && (
        <Table
          label={t('title')}
          columns={columnsOf(t)}
          rows={rows}
          rowKey={(contact) => contact.id}
          href={(contact) => `/w/${workspace}/contacts/${contact.id}`}
          selection={
            may('contact.change')
              ? {
                  chosen,
                  onChosenChange: setChosen,
                  label: (contact) => t('choose', { name: contact.name ?? t('nameless') }),
                  labelAll: t('choose-all'),
                }
              : undefined
          }
        />
      )}
      <MoreButton list={contacts} />
      {may('contact.change') && (
        <BulkBar
          key={JSON.stringify(list.filter)}
          filter={list.filter}
          chosen={chosen}
          shown={rows?.length ?? 0}
          more={contacts.hasNextPage}
          onClear={() => setChosen(new Set())}
        />
      )}
      {dialog}
    </Page>
  );
}

/** Where the contacts in the list can be fetched as a file. */
function exportUrl(workspace: string, filter: ListFilter): string {
  const wanted = Object.entries(filter).filter(([, value]) => value !== '');
  return `/api/w/${workspace}/contacts/export?${new URLSearchParams(wanted as [string, string][])}`;
}

function columnsOf(t: ReturnType<typeof useTranslations<'contacts'>>): Column<ContactRow>[] {
  return [
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
}
