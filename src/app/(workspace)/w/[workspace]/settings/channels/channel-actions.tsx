'use client';

import { useMutation } from '@tanstack/react-query';
import { MoreHorizontal, Pause, Pencil, Play, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { NameDialog } from '#/ui/name-dialog.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { useStopReport } from '../../../../_frame/use-stop-report.ts';
import type { ChannelRow } from './channel-row.ts';

/** Rename, pause, resume, remove. */
export function ChannelActions({ channel }: { channel: ChannelRow }) {
  const { id, name, state } = channel;
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const onError = useNotifyError();
  const told = useStopReport();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const setState = useMutation(
    trpc.channel.setState.mutationOptions({
      onError,
      onSuccess: (met, { state: wanted }) =>
        notify(`${t(`channel-is-${wanted}`, { name })} ${wanted === 'paused' ? told(met, 'held') : ''}`.trim()),
    }),
  );
  const rename = useMutation(trpc.channel.rename.mutationOptions({ onSuccess: close, onError }));
  const disconnect = useMutation(
    trpc.channel.disconnect.mutationOptions({
      onError,
      onSuccess() {
        close();
        notify(t('channel-removed', { name }));
      },
    }),
  );
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('channel-actions', { name })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        groups={[
          {
            items: [
              { label: t('channel-rename'), icon: <Pencil aria-hidden />, onSelect: () => setOpen('rename') },
              state === 'active'
                ? {
                    label: t('channel-pause'),
                    icon: <Pause aria-hidden />,
                    onSelect: () => setState.mutate({ id, state: 'paused' }),
                  }
                : {
                    label: t('channel-resume'),
                    icon: <Play aria-hidden />,
                    onSelect: () => setState.mutate({ id, state: 'active' }),
                  },
            ],
          },
          {
            items: [
              {
                label: t('channel-remove'),
                icon: <Unplug aria-hidden />,
                danger: true,
                onSelect: () => setOpen('remove'),
              },
            ],
          },
        ]}
      />
      {open === 'rename' && (
        <NameDialog
          title={t('channel-rename-title')}
          label={t('name')}
          action={t('channel-rename')}
          name={name}
          busy={rename.isPending}
          onClose={close}
          onSave={(next) => rename.mutate({ id, name: next })}
        />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(next) => !next && close()}
        title={t('channel-remove-title', { name })}
        description={t('channel-remove-text')}
        action={t('channel-remove')}
        danger
        typeToConfirm={name}
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate({ id })}
      />
    </>
  );
}
