'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { Table } from '#/ui/table.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { PeopleNavigation } from '../people-navigation.tsx';
import { ImportState } from './import-state.tsx';
import { UploadButton } from './upload-button.tsx';

/** Files of contacts: those that were brought, and a way to bring one. */
export function ImportsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const canRun = useMay()('import.run');
  const { data: imports } = useSuspenseQuery(trpc.import.list.queryOptions({}));
  const upload = canRun && <UploadButton workspace={workspace} />;
  return (
    <Page title={t('title')} action={imports.length > 0 && upload} filters={<PeopleNavigation workspace={workspace} />}>
      {imports.length === 0 ? (
        <EmptyState
          picture={
            <ExampleRows
              rows={[
                { name: 'Ana Souza', end: '+55 11 95550-1301' },
                { name: 'James Carter', end: '+1 202-555-0102' },
              ]}
            />
          }
          title={t('imports-empty-title')}
          action={
            <div className="grid justify-items-center gap-3">
              {upload}
              <a className="text-muted text-sm underline" download="contacts-example.csv" href={sampleFile}>
                {t('sample-file')}
              </a>
            </div>
          }
        >
          {t('imports-empty-text')}
        </EmptyState>
      ) : (
        <Table
          label={t('part-imports')}
          rows={imports}
          rowKey={({ id }) => id}
          href={({ id }) => `/w/${workspace}/contacts/imports/${id}`}
          columns={[
            { key: 'name', heading: t('file'), cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'state', heading: t('state'), className: 'w-52', cell: (row) => <ImportState state={row.state} /> },
            {
              key: 'counts',
              heading: t('result'),
              className: 'w-80',
              cell: ({ made, updated, refused }) => t('import-counts', { made, updated, refused }),
            },
            {
              key: 'at',
              heading: t('brought'),
              className: 'w-36 text-end',
              corner: true,
              cell: ({ createdAt }) => <RelativeTime at={new Date(createdAt)} />,
            },
          ]}
        />
      )}
    </Page>
  );
}

const sampleText =
  'phone,name,language,tags,marketing\r\n+5511955501301,Ana Souza,pt-BR,"customer, newsletter",yes\r\n+12025550102,James Carter,en,,\r\n';
const sampleFile = `data:text/csv;charset=utf-8,${encodeURIComponent(sampleText)}`;
