'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import type { BroadcastDraft } from '#/server/broadcasts/broadcast-inputs.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';

/** The dry run over the audience of a draft as it is saved: counting a million people at each key would be dear. */
export function useReach({ audience, content, channelId }: BroadcastDraft) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.broadcast.preview.queryOptions({ audience, content, channelId }),
    placeholderData: keepPreviousData,
    enabled: audience.include.length > 0 && channelId !== null,
  });
}

/** Who would get it now, who not and why, and of whom something that the text says is not known. */
export function Reach({ reach }: { reach: ReturnType<typeof useReach> }) {
  const t = useTranslations('broadcasts');
  const format = useFormats();
  const { data, error, refetch, isFetching } = reach;
  if (error) {
    return (
      <Callout tone="danger" live action={<Button onClick={() => void refetch()}>{t('count-again')}</Button>}>
        {t('count-failed')}
      </Callout>
    );
  }
  if (!data) return <p className="text-muted text-sm">{t(isFetching ? 'counting' : 'no-parts')}</p>;
  const left = (['no-address', 'opted-out', 'with-people', 'window-closed'] as const).filter(
    (reason) => data.leftOut[reason] > 0,
  );
  return (
    <div className="grid gap-3" aria-busy={isFetching}>
      <p className="grid">
        <span className="font-semibold text-xl">{t('reached', { count: data.reached })}</span>
        <span className="text-muted text-sm">{t('of-total', { count: data.total })}</span>
      </p>
      {left.length > 0 && (
        <div className="grid gap-1">
          <h3 className="font-medium text-sm">{t('left-out')}</h3>
          <dl className="grid gap-1 text-sm">
            {left.map((reason) => (
              <div key={reason} className="flex items-baseline gap-2">
                <dt className="min-w-0 flex-1 text-muted">{t(`left-${reason}`)}</dt>
                <dd className="font-mono">{format.number(data.leftOut[reason])}</dd>
              </div>
            ))}
          </dl>
          {data.leftOut['window-closed'] > 0 && <p className="text-muted text-xs">{t('window-hint')}</p>}
        </div>
      )}
      {data.missing.map(({ variable, people }) => (
        <Callout key={variable} tone="warning">
          {t('missing', { count: people, variable })}
        </Callout>
      ))}
    </div>
  );
}
