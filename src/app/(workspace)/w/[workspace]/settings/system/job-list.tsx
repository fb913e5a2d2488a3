'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import type { System } from './system.ts';

/** The queues of background jobs and how full they are. */
export function JobList({ jobs }: { jobs: System['jobs'] }) {
  const t = useTranslations('system');
  const format = useFormats();
  return (
    <ul className="border-t">
      {jobs.map(({ queue, waiting, active, failed }) => (
        <li key={queue} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b py-3">
          <span>{t(`queue-${queue}`)}</span>
          <span className="flex gap-4 text-muted text-sm tabular-nums">
            <span>{t('waiting', { count: format.number(waiting) })}</span>
            <span>{t('active', { count: format.number(active) })}</span>
            <span className={failed > 0 ? 'text-danger-ink' : undefined}>
              {t('failing', { count: format.number(failed) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
