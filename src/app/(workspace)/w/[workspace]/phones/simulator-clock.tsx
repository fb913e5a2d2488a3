'use client';

import { useMutation } from '@tanstack/react-query';
import { FastForward } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';

const skips = [
  { word: 'skip-hour', seconds: 3_600 },
  { word: 'skip-day', seconds: 86_400 },
  { word: 'skip-window', seconds: 90_000 },
] as const;

/** The simulator's clock, and the way to make it jump. */
export function SimulatorClock({ now, aheadSeconds }: { now: string | null; aheadSeconds: number }) {
  const t = useTranslations('phones');
  const format = useFormats();
  const trpc = useTRPC();
  const skip = useMutation(
    trpc.phone.skip.mutationOptions({ onError: useNotifyError(), onSuccess: () => notify(t('skipped')) }),
  );
  return (
    <>
      {aheadSeconds > 0 && (
        <span
          className="text-muted text-sm max-sm:hidden"
          title={now ? t('clock-now', { when: format.full(new Date(now)) }) : undefined}
        >
          {t('clock-ahead', { time: format.duration(aheadSeconds * 1_000) })}
        </span>
      )}
      <Menu
        trigger={
          <Button busy={skip.isPending}>
            {!skip.isPending && <FastForward aria-hidden />}
            <span className="max-sm:sr-only">{t('skip')}</span>
          </Button>
        }
        groups={[
          { items: skips.map(({ word, seconds }) => ({ label: t(word), onSelect: () => skip.mutate({ seconds }) })) },
        ]}
      />
    </>
  );
}
