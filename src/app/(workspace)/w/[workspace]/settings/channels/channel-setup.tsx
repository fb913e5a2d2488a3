'use client';

import { Replace } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';
import { CopyButton } from '#/ui/copy-button.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import type { ChannelRow } from './channel-row.ts';
import { ReplaceCredentialDialog } from './replace-credential-dialog.tsx';

const { words } = channelManifests['whatsapp-cloud'];

/** The word for each credential. */
const credentialWords: Record<string, string> = {
  accessToken: 'access-token',
  appSecret: 'app-secret',
  verifyToken: 'verify-token',
};

/** Webhook address and credentials of a number. */
export function ChannelSetup(props: { channel: ChannelRow; setup: NonNullable<ChannelRow['setup']> }) {
  const { channel, setup } = props;
  const t = useTranslations('settings');
  const word = useWords(words);
  const [replacing, setReplacing] = useState<string | null>(null);
  return (
    <dl className="grid gap-y-1 text-sm">
      <Row label={t('webhook')} action={<CopyButton text={setup.webhookUrl} />}>
        <span className="font-mono">{setup.webhookUrl}</span>
      </Row>
      <Row>
        <span className="whitespace-normal text-muted">
          {channel.lastWebhookAt ? (
            <RelativeTime at={new Date(channel.lastWebhookAt)} />
          ) : (
            `${t('webhook-never')} ${t('webhook-hint')}`
          )}
        </span>
      </Row>
      {channel.accountId && (
        <Row label={word('waba-id')}>
          <span className="font-mono">{channel.accountId}</span>
        </Row>
      )}
      {setup.secrets.map(({ field, lastFour }) => (
        <Row
          key={field}
          label={word(credentialWords[field] ?? field)}
          action={
            <IconButton label={t('credential-replace')} size="icon-sm" onClick={() => setReplacing(field)}>
              <Replace aria-hidden />
            </IconButton>
          }
        >
          <span className="font-mono">•••• {lastFour}</span>
        </Row>
      ))}
      {replacing && (
        <ReplaceCredentialDialog
          channel={channel.id}
          field={replacing}
          label={word(credentialWords[replacing] ?? replacing)}
          onClose={() => setReplacing(null)}
        />
      )}
    </dl>
  );
}

function Row({ label, action, children }: { label?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[10rem_1fr_auto] items-center gap-x-3 max-sm:grid-cols-[1fr_auto]">
      <dt className="text-muted max-sm:col-span-2">{label}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
      <dd>{action}</dd>
    </div>
  );
}
