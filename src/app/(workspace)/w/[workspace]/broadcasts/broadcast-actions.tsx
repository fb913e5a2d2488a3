'use client';

import { useMutation } from '@tanstack/react-query';
import { Archive, CopyPlus, MoreHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu, type MenuItem } from '#/ui/menu.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import type { BroadcastRow } from './broadcast-row.ts';
import { useCreateBroadcast } from './use-create-broadcast.ts';

const over = new Set<BroadcastRow['status']>(['sent', 'failed', 'cancelled']);

/** What can be done with a broadcast besides sending it. */
export function BroadcastActions(props: {
  broadcast: Pick<BroadcastRow, 'id' | 'name' | 'status'>;
  workspace: string;
  onRemoved?: () => void;
}) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const { id, name, status } = props.broadcast;
  const onError = useNotifyError();
  const { duplicate } = useCreateBroadcast(props.workspace);
  const setStatus = useMutation(trpc.broadcast.setStatus.mutationOptions({ onError }));
  const remove = useMutation(trpc.broadcast.remove.mutationOptions({ onError, onSuccess: props.onRemoved }));
  const [removing, setRemoving] = useState(false);
  const items: MenuItem[] = [
    {
      label: t('duplicate'),
      icon: <CopyPlus aria-hidden />,
      onSelect: () => duplicate.mutate({ id, name: t('copy-name', { name }) }),
    },
  ];
  if (over.has(status)) {
    items.push({
      label: t('archive'),
      icon: <Archive aria-hidden />,
      onSelect: () => setStatus.mutate({ id, status: 'archived' }),
    });
  }
  if (status === 'draft') {
    items.push({ label: t('delete'), icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setRemoving(true) });
  }
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actions', { name })} size="icon-sm">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        groups={[{ items }]}
      />
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('delete')}
        description={t('delete-text', { name })}
        action={t('delete')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      />
    </>
  );
}
