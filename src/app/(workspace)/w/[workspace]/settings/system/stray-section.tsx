'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Section } from '#/ui/section.tsx';
import { Status } from '#/ui/status.tsx';
import type { System } from './system.ts';

/** What webhooks brought that nobody could use, by sender; there is nothing to see while nothing came. */
export function StraySection({ strays }: { strays: System['strays'] }) {
  const t = useTranslations('system');
  const format = useFormats();
  if (strays.length === 0) return null;
  const now = Date.now();
  return (
    <Section title={t('strays')} description={t('strays-text')}>
      <ul className="border-t">
        {strays.map(({ channelId, channel, unknownNumber, unreadable, lastAt }) => (
          <li key={channelId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b py-3">
            <Status tone="warning">
              <bdi>{channel}</bdi>
            </Status>
            <span className="text-muted text-sm">
              {[
                unknownNumber > 0 && t('stray-unknown-number', { count: unknownNumber }),
                unreadable > 0 && t('stray-unreadable', { count: unreadable }),
                t('stray-last', { when: format.relative(new Date(lastAt), now) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
