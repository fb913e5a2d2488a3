'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { NameDialog } from '#/ui/name-dialog.tsx';
import { Page } from '#/ui/page.tsx';
import { Table } from '#/ui/table.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { PeopleNavigation } from '../people-navigation.tsx';

interface Group {
  id: string;
  name: string;
  people: number;
}

/** Lists of contacts that people keep by hand. */
export function GroupsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const canEdit = useMay()('group.edit');
  const { data: groups } = useSuspenseQuery(trpc.group.list.queryOptions({}));
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  const [removing, setRemoving] = useState<Group | null>(null);
  const remove = useMutation(
    trpc.group.remove.mutationOptions({ onSuccess: () => setRemoving(null), onError: useNotifyError() }),
  );
  const create = canEdit && (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('group-create')}
    </Button>
  );
  return (
    <Page title={t('title')} action={groups.length > 0 && create} filters={<PeopleNavigation workspace={workspace} />}>
      {groups.length === 0 ? (
        <EmptyState
          picture={
            <ExampleRows
              rows={[
                { name: t('example-group-1'), end: '24' },
                { name: t('example-group-2'), end: '180' },
              ]}
            />
          }
          title={t('groups-empty-title')}
          action={create}
        >
          {t('groups-empty-text')}
        </EmptyState>
      ) : (
        <Table
          label={t('part-groups')}
          rows={groups}
          rowKey={({ id }) => id}
          href={({ id }) => `/w/${workspace}/contacts?in=group-${id}`}
          columns={[
            { key: 'name', heading: t('name'), cell: ({ name }) => <bdi>{name}</bdi> },
            {
              key: 'people',
              heading: t('people'),
              className: 'w-40',
              cell: ({ people }) => t('people-count', { count: people }),
            },
          ]}
          actions={
            canEdit
              ? (group) => (
                  <Menu
                    trigger={
                      <IconButton size="icon-sm" label={t('actions', { name: group.name })}>
                        <MoreHorizontal aria-hidden />
                      </IconButton>
                    }
                    groups={[
                      {
                        items: [
                          { label: t('group-rename'), icon: <Pencil aria-hidden />, onSelect: () => setEditing(group) },
                          {
                            label: t('group-remove'),
                            icon: <Trash2 aria-hidden />,
                            danger: true,
                            onSelect: () => setRemoving(group),
                          },
                        ],
                      },
                    ]}
                  />
                )
              : undefined
          }
        />
      )}
      {editing && <GroupDialog group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={t('group-remove-title', { name: removing?.name ?? '' })}
        description={t('group-remove-text', { count: removing?.people ?? 0 })}
        action={t('group-remove')}
        danger
        typeToConfirm={removing?.name}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate({ id: removing.id })}
      />
    </Page>
  );
}

function GroupDialog({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const t = useTranslations('contacts');
  const say = useErrorWords();
  const trpc = useTRPC();
  const create = useMutation(trpc.group.create.mutationOptions({ onSuccess: onClose }));
  const rename = useMutation(trpc.group.rename.mutationOptions({ onSuccess: onClose }));
  const thrown = create.error ?? rename.error;
  const error = thrown ? readError(thrown) : null;
  return (
    <NameDialog
      title={group ? t('group-rename') : t('group-create')}
      label={t('name')}
      action={group ? t('group-rename') : t('group-create')}
      name={group?.name ?? ''}
      busy={create.isPending || rename.isPending}
      error={error && say(error.code, error.details)}
      onClose={onClose}
      onSave={(name) => (group ? rename.mutate({ id: group.id, name }) : create.mutate({ name }))}
    />
  );
}
