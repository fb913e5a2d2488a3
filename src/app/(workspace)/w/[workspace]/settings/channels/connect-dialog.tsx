'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { channelManifests } from '#/channels/manifests.ts';
import { channelSetups } from '#/channels/setups.tsx';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useWords } from '#/i18n/use-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { CopyButton } from '#/ui/copy-button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';

const { words } = channelManifests['whatsapp-cloud'];

const Setup = channelSetups['whatsapp-cloud'];

/** Connects a WhatsApp number, then shows what Meta has to be told. */
export function ConnectDialog() {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const word = useWords(words);
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [open, setOpen] = useState(false);
  const connect = useMutation(trpc.channel.connectWhatsapp.mutationOptions());
  const error = connect.error ? readError(connect.error) : null;
  const done = connect.data;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) connect.reset();
      }}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {t('connect')}
        </Button>
      }
      title={done ? t('connected-title') : t('connect-title')}
      description={done ? t('connected-text') : t('connect-text')}
      actions={
        done ? (
          <DialogClose render={<Button variant="primary">{common('done')}</Button>} />
        ) : (
          <>
            <DialogClose render={<Button>{common('cancel')}</Button>} />
            <Button type="submit" form={form} variant="primary" busy={connect.isPending}>
              {t('connect-action')}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <div className="grid gap-4">
          {!done.checked && <Callout tone="warning">{t('connected-unchecked', { name: word('name') })}</Callout>}
          <Value label={t('webhook')} value={done.webhookUrl} />
          <Value label={word('verify-token')} value={done.verifyToken} />
          <p className="text-muted text-sm">{t('webhook-hint')}</p>
        </div>
      ) : (
        <div className="grid gap-4">
          <Setup id={form} onSubmit={(values) => connect.mutate(values)} />
          {error && (
            <Callout tone="danger" live>
              {say(error.code, error.details)}
            </Callout>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-1.5">
      <span className="font-medium text-sm">{label}</span>
      <span className="flex items-center gap-2 rounded-control bg-hover p-1 ps-3">
        <span className="min-w-0 flex-1 truncate font-mono text-sm">{value}</span>
        <CopyButton text={value} />
      </span>
    </div>
  );
}
