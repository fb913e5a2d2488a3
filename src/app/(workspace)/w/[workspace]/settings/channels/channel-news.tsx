'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { Status, type Tone } from '#/ui/status.tsx';
import { useProviderErrorWords } from '../../../../_thread/use-provider-error-words.ts';
import { newsKey } from './news-key.ts';

const tones = { warning: 'warning', critical: 'danger' } as const satisfies Record<string, Tone>;
const { words } = channelManifests['whatsapp-cloud'];

/** What the provider told lately about a number and its account; nothing while there is no news. */
export function ChannelNews({ id }: { id: string }) {
  const t = useTranslations('settings');
  const say = useWords(words);
  const sayError = useProviderErrorWords();
  const { data: news } = useQuery(useTRPC().channel.news.queryOptions({ id }));
  if (!news || news.length === 0) return null;
  return (
    <section aria-labelledby={`news-${id}`} className="grid gap-1 text-sm">
      <h3 id={`news-${id}`} className="text-muted">
        {t('channel-news')}
      </h3>
      <ul className="grid gap-1">
        {news.map(({ id: key, at, what, severity, code, about, why }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-4">
            <span className="min-w-0 flex-1 basis-full sm:basis-60">
              {[say(newsKey(words.en, what)), code === null ? about : sayError(code)].filter(Boolean).join(': ')}
              {why && <span className="text-muted"> {why}</span>}
            </span>
            {severity !== 'info' && (
              <Status tone={tones[severity]} className="w-32">
                {t(`news-${severity}`)}
              </Status>
            )}
            <RelativeTime at={new Date(at)} className="shrink-0 text-muted sm:w-28 sm:text-end" />
          </li>
        ))}
      </ul>
    </section>
  );
}
