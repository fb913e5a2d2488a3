'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Callout } from '#/ui/callout.tsx';
import { Status } from '#/ui/status.tsx';
import type { System } from './system.ts';

/** A worker that was not heard of for this long is not there. */
const silentMs = 30_000;

/** The worker processes, what each does, and when it was last heard of. */
export function WorkerList({ workers }: { workers: System['workers'] }) {
  const t = useTranslations('system');
  const format = useFormats();
  const now = Date.now();
  if (workers.length === 0) return <Callout tone="danger">{t('no-workers')}</Callout>;
  return (
    <ul className="border-t">
      {workers.map(({ id, roles, startedAt, beatAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b py-3">
          <Status
            tone={now - Date.parse(beatAt) > silentMs ? 'danger' : 'success'}
            className="[&>span:last-child]:whitespace-normal"
          >
            {format.list(roles.map((role) => t(`role-${role}`)))}
          </Status>
          <span className="text-muted text-sm">
            {t('since', { when: format.dateTime(new Date(startedAt)) })} ·{' '}
            {t('beat', { when: format.relative(new Date(beatAt), now) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
