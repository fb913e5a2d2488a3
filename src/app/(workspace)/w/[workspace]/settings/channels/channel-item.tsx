'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Badge } from '#/ui/badge.tsx';
import { Status } from '#/ui/status.tsx';
import { useProviderErrorWords } from '../../../../_thread/use-provider-error-words.ts';
import { ChannelActions } from './channel-actions.tsx';
import { ChannelNews } from './channel-news.tsx';
import type { ChannelRow } from './channel-row.ts';
import { ChannelSetup } from './channel-setup.tsx';

/** One number: its state, what can be done with it, and how it is set up. */
export function ChannelItem({ channel }: { channel: ChannelRow }) {
  const t = useTranslations('settings');
  const format = useFormats();
  const sayError = useProviderErrorWords();
  const { name, displayPhone, state, pausedReason, simulated, serviceMessages, restrictedUntil } = channel;
  const pausedBy = /^\d+/.exec(pausedReason ?? '')?.[0];
  return (
    <li className="grid gap-4 border-b py-5">
      <div className="flex items-start gap-4">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p className="flex min-w-0 items-center gap-2 font-medium">
            <bdi className="truncate">{name}</bdi>
            {simulated && <Badge>{t('channel-simulated')}</Badge>}
          </p>
          <p className="flex flex-wrap gap-x-4 text-muted text-sm">
            <span className="font-mono">{displayPhone ?? channel.externalId}</span>
            <Status tone={state === 'active' ? 'success' : 'warning'}>
              {state === 'active'
                ? t('channel-active')
                : pausedBy
                  ? t('channel-paused-why', { reason: sayError(pausedBy) })
                  : t('channel-paused')}
            </Status>
            {restrictedUntil && (
              <Status tone="warning">
                {t('channel-restricted', { when: format.dateTime(new Date(restrictedUntil)) })}
              </Status>
            )}
          </p>
          {!simulated && <p className="text-muted text-sm">{t('channel-service', serviceMessages)}</p>}
        </div>
        {channel.setup && <ChannelActions channel={channel} />}
      </div>
      <ChannelNews id={channel.id} />
      {simulated ? (
        <p className="text-muted">{t('channel-simulated-text')}</p>
      ) : (
        channel.setup && <ChannelSetup channel={channel} setup={channel.setup} />
      )}
    </li>
  );
}
