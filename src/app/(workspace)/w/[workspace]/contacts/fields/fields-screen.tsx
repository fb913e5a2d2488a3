'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDefinition } from '#/flow/audience/contact-fields.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Page } from '#/ui/page.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { ChangeProgress } from '../change-progress.tsx';
import { PeopleNavigation } from '../people-navigation.tsx';
import { FieldDialog } from './field-dialog.tsx';

/** What the workspace wants to know of its contacts. */
export function FieldsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const canEdit = useMay()('field.edit');
  const { data: fields } = useSuspenseQuery(trpc.field.list.queryOptions({}));
  const [editing, setEditing] = useState<FieldDefinition | 'new' | null>(null);
  const [removing, setRemoving] = useState<FieldDefinition | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const remove = useMutation(
    trpc.field.remove.mutationOptions({
      onError: useNotifyError(),
      onSuccess({ id }) {
        setRemoving(null);
        setRunning(id);
      },
    }),
  );
  const create = canEdit && (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('field-create')}
    </Button>
  );
  return (
    <Page title={t('title')} action={fields.length > 0 && create} filters={<PeopleNavigation workspace={workspace} />}>
      {fields.length === 0 ? (
        <EmptyState
          picture={
            <ExampleRows
              rows={[
                { name: t('example-field-1'), end: t('type-date') },
                { name: t('example-field-2'), end: t('type-select') },
              ]}
            />
          }
          title={t('fields-empty-title')}
          action={create}
        >
          {t('fields-empty-text')}
        </EmptyState>
      ) : (
        <ul>
          {fields.map((field) => (
            <li key={field.key} className="flex min-h-14 items-center gap-4 border-b py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  <bdi>{field.label}</bdi>
                </p>
                <p className="truncate font-mono text-muted text-sm">contact.{field.key}</p>
              </div>
              <span className="max-w-[40%] truncate text-muted text-sm" title={field.options.join(', ')}>
                {t(`type-${field.type}`)}
                {field.options.length > 0 && `: ${field.options.join(', ')}`}
              </span>
              {canEdit && (
                <span className="flex">
                  <IconButton
                    label={t('field-edit', { name: field.label })}
                    size="icon-sm"
                    onClick={() => setEditing(field)}
                  >
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton
                    label={t('field-remove-one', { name: field.label })}
                    size="icon-sm"
                    onClick={() => setRemoving(field)}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {running && <ChangeProgress id={running} onRunning={setRunning} />}
      {editing && <FieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={t('field-remove-title', { name: removing?.label ?? '' })}
        description={t('field-remove-text')}
        action={t('field-remove')}
        danger
        typeToConfirm={removing?.label}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate({ key: removing.key })}
      />
    </Page>
  );
}
