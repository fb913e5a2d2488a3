'use client';

import { BellOff, BellRing, MoreHorizontal, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import type { ContactProfile } from '../contact-row.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { EditContactDialog } from './edit-contact-dialog.tsx';

/** Edit who a person is; note what they said about marketing. */
export function ContactActions({ contact }: { contact: ContactProfile }) {
  const t = useTranslations('contacts');
  const [open, setOpen] = useState<'edit' | 'opt-in' | 'opt-out' | null>(null);
  const close = () => setOpen(null);
  const optIn = { label: t('opt-in'), icon: <BellRing aria-hidden />, onSelect: () => setOpen('opt-in') };
  const optOut = { label: t('opt-out'), icon: <BellOff aria-hidden />, onSelect: () => setOpen('opt-out') };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actions', { name: contact.name ?? '…' })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        groups={[
          {
            items: [
              { label: t('edit'), icon: <Pencil aria-hidden />, onSelect: () => setOpen('edit') },
              ...(contact.optedOutAt ? [optIn] : [optIn, optOut]),
            ],
          },
        ]}
      />
      {open === 'edit' && <EditContactDialog contact={contact} onClose={close} />}
      {(open === 'opt-in' || open === 'opt-out') && (
        <ConsentDialog contact={contact} wants={open === 'opt-in'} onClose={close} />
      )}
    </>
  );
}
