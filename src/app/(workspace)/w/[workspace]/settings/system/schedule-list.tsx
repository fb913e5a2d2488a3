'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Status } from '#/ui/status.tsx';
import type { System } from './system.ts';

const tones = { completed: 'success', failed: 'danger', pending: 'neutral' } as const;

/** What comes by itself: how it went last, and when it comes next. */
export function ScheduleList({ schedules }: { schedules: System['schedules'] }) {
  const t = useTranslations('system');
  const format = useFormats();
  return (
    <ul className="border-t">
      {schedules.map(({ queue, lastAt, lastResult, nextAt }) => (
        <li key={queue} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b py-3">
          <span className="flex items-baseline gap-3">
            {t(`queue-${queue}`)}
            {lastAt && (
              <Status tone={tones[lastResult ?? 'pending']} className="text-sm">
                {t(lastResult ?? 'pending')}
              </Status>
            )}
          </span>
          <span className="text-muted text-sm">
            {lastAt ? t('last', { when: format.dateTime(new Date(lastAt)) }) : t('never')} ·{' '}
            {t('next', { when: format.dateTime(new Date(nextAt)) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
