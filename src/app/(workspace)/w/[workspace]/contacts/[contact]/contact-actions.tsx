'use client';

import { useMutation } from '@tanstack/react-query';
import { BellOff, BellRing, MoreHorizontal, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ContactProfile } from '../contact-row.ts';
import { EditContactDialog } from './edit-contact-dialog.tsx';

/** Edit who a person is; note what they said about marketing. */
export function ContactActions({ contact }: { contact: ContactProfile }) {
  const { id } = contact;
  const name = contact.name ?? '…';
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const onError = useNotifyError();
  const [editing, setEditing] = useState(false);
  const optOut = useMutation(
    trpc.contact.optOut.mutationOptions({ onError, onSuccess: () => notify(t('opted-out-now', { name })) }),
  );
  const optIn = useMutation(
    trpc.contact.optIn.mutationOptions({ onError, onSuccess: () => notify(t('opted-in-now', { name })) }),
  );
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actions', { name })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        groups={[
          {
            items: [
              { label: t('edit'), icon: <Pencil aria-hidden />, onSelect: () => setEditing(true) },
              contact.optedOutAt
                ? { label: t('opt-in'), icon: <BellRing aria-hidden />, onSelect: () => optIn.mutate({ id }) }
                : { label: t('opt-out'), icon: <BellOff aria-hidden />, onSelect: () => optOut.mutate({ id }) },
            ],
          },
        ]}
      />
      {editing && <EditContactDialog contact={contact} onClose={() => setEditing(false)} />}
    </>
  );
}
