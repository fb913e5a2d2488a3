'use client';

import { useMutation } from '@tanstack/react-query';
import { Ban, Check, CheckCheck, MoreVertical, Wifi, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import type { ShownPhone } from './shown-phone.ts';

/** How a simulated phone behaves: online, read receipts, blocking. */
export function PhoneOptions({ phone }: { phone: ShownPhone }) {
  const { channelId, id, online, blocked, readReceipts } = phone;
  const t = useTranslations('phones');
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.phone.set.mutationOptions({ onError: useNotifyError() }));
  const set = (patch: { online?: boolean; blocked?: boolean; readReceipts?: boolean }) =>
    mutate({ channelId, id, ...patch });
  return (
    <Menu
      trigger={
        <IconButton label={t('options', { name: phone.name })} className="-me-2 text-muted">
          <MoreVertical aria-hidden />
        </IconButton>
      }
      groups={[
        {
          items: [
            {
              label: t(online ? 'go-offline' : 'go-online'),
              icon: online ? <WifiOff aria-hidden /> : <Wifi aria-hidden />,
              onSelect: () => set({ online: !online }),
            },
            {
              label: t(readReceipts ? 'read-receipts-off' : 'read-receipts-on'),
              icon: readReceipts ? <Check aria-hidden /> : <CheckCheck aria-hidden />,
              onSelect: () => set({ readReceipts: !readReceipts }),
            },
            {
              label: t(blocked ? 'unblock' : 'block'),
              icon: <Ban aria-hidden />,
              danger: !blocked,
              onSelect: () => set({ blocked: !blocked }),
            },
          ],
        },
      ]}
    />
  );
}
