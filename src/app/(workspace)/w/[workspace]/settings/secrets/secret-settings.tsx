'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { Section } from '#/ui/section.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { SecretDialog, type SecretRow } from './secret-dialog.tsx';

/** The secrets of the workspace: names and hosts, never values. */
export function SecretSettings() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const canManage = useMay()('secret.manage');
  const { data: secrets } = useSuspenseQuery(trpc.secret.list.queryOptions({}));
  const [editing, setEditing] = useState<SecretRow | 'new' | null>(null);
  const [removing, setRemoving] = useState<SecretRow | null>(null);
  const remove = useMutation(
    trpc.secret.remove.mutationOptions({
      onSuccess() {
        notify(t('secret-removed', { name: removing?.name ?? '' }));
        setRemoving(null);
      },
      onError: useNotifyError(),
    }),
  );
  return (
    <Section
      title={t('secrets')}
      quiet
      description={t('secrets-text')}
      action={
        canManage && (
          <Button variant="primary" onClick={() => setEditing('new')}>
            <Plus aria-hidden />
            {t('secret-add')}
          </Button>
        )
      }
    >
      {secrets.length === 0 ? (
        <p className="border-t py-8 text-muted">{t('secrets-empty')}</p>
      ) : (
        <ul className="border-t">
          {secrets.map((secret) => (
            <li key={secret.id} className="flex min-h-14 items-center gap-4 border-b py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium font-mono text-sm">{secret.name}</p>
                <p className="truncate text-muted text-sm">{secret.hosts.join(', ')}</p>
              </div>
              <span className="font-mono text-muted text-sm">•••• {secret.lastFour}</span>
              <RelativeTime
                at={new Date(secret.updatedAt)}
                className="w-32 text-end text-muted text-sm max-sm:hidden"
              />
              {canManage && (
                <span className="flex">
                  <IconButton label={t('secret-edit')} size="icon-sm" onClick={() => setEditing(secret)}>
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton label={t('secret-remove')} size="icon-sm" onClick={() => setRemoving(secret)}>
                    <Trash2 aria-hidden />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing && <SecretDialog secret={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={t('secret-remove-title', { name: removing?.name ?? '' })}
        description={t('secret-remove-text')}
        action={t('secret-remove')}
        danger
        typeToConfirm={removing?.name}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate({ id: removing.id })}
      />
    </Section>
  );
}
