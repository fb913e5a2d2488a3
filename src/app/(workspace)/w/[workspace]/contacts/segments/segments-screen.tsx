'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { MoreHorizontal, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { Page } from '#/ui/page.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { Table } from '#/ui/table.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { PeopleNavigation } from '../people-navigation.tsx';

/** Live audiences: whoever meets the rules at the moment. */
export function SegmentsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const canEdit = useMay()('segment.edit');
  const { data: segments } = useSuspenseQuery(trpc.segment.list.queryOptions({}));
  const [removing, setRemoving] = useState<{ id: string; name: string } | null>(null);
  const remove = useMutation(
    trpc.segment.remove.mutationOptions({ onSuccess: () => setRemoving(null), onError: useNotifyError() }),
  );
  const base = `/w/${workspace}/contacts`;
  const create = canEdit && (
    <LinkButton href={`${base}/segments/new`} variant="primary">
      {t('segment-create')}
    </LinkButton>
  );
  return (
    <Page
      title={t('title')}
      action={segments.length > 0 && create}
      filters={<PeopleNavigation workspace={workspace} />}
    >
      {segments.length === 0 ? (
        <EmptyState
          picture={
            <ExampleRows
              rows={[
                { name: t('example-segment-1'), end: '1,204' },
                { name: t('example-segment-2'), end: '318' },
              ]}
            />
          }
          title={t('segments-empty-title')}
          action={create}
        >
          {t('segments-empty-text')}
        </EmptyState>
      ) : (
        <Table
          label={t('part-segments')}
          rows={segments}
          rowKey={({ id }) => id}
          href={({ id }) => `${base}/segments/${id}`}
          columns={[
            { key: 'name', heading: t('name'), cell: ({ name }) => <bdi>{name}</bdi> },
            {
              key: 'changed',
              heading: t('changed'),
              className: 'w-40',
              cell: ({ updatedAt }) => <RelativeTime at={new Date(updatedAt)} />,
            },
          ]}
          actions={(segment) => (
            <Menu
              trigger={
                <IconButton size="icon-sm" label={t('actions', { name: segment.name })}>
                  <MoreHorizontal aria-hidden />
                </IconButton>
              }
              groups={[
                {
                  items: [
                    {
                      label: t('segment-people'),
                      icon: <Users aria-hidden />,
                      href: `${base}?in=segment-${segment.id}`,
                    },
                    ...(canEdit
                      ? [
                          {
                            label: t('segment-remove'),
                            icon: <Trash2 aria-hidden />,
                            danger: true,
                            onSelect: () => setRemoving(segment),
                          },
                        ]
                      : []),
                  ],
                },
              ]}
            />
          )}
        />
      )}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={t('segment-remove-title', { name: removing?.name ?? '' })}
        description={t('segment-remove-text')}
        action={t('segment-remove')}
        danger
        typeToConfirm={removing?.name}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate({ id: removing.id })}
      />
    </Page>
  );
}
