'use client';

import { useFormats } from '#/i18n/use-formats.ts';
import { useWords } from '#/i18n/use-words.ts';
import type { NodeCardProps } from '../view.ts';
import type { WaitConfig } from './schema.ts';
import { words } from './words.ts';

/** How long, or until when. */
export function WaitCard({ config: { until } }: NodeCardProps<WaitConfig>) {
  const t = useWords(words);
  const format = useFormats();
  if (until.how === 'duration') {
    return (
      <p>
        {format.number(until.amount)} {t(`unit-${until.unit}`, { count: until.amount })}
      </p>
    );
  }
  const time = until.time || '…';
  return <p>{until.days > 0 ? t('until-time-days', { time, days: until.days }) : t('until-time', { time })}</p>;
}
