'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { WhenBusyLine } from '../parts/when-busy-line.tsx';
import type { NodeCardProps } from '../view.ts';
import type { NewContactConfig } from './schema.ts';
import { words } from './words.ts';

/** When it starts the flow, and what it does to one that is already running. */
export function NewContactCard({ config }: NodeCardProps<NewContactConfig>) {
  const t = useWords(words);
  return (
    <div className="grid gap-1.5">
      <CardLine>{t('card')}</CardLine>
      <WhenBusyLine rule={config.whenBusy} />
    </div>
  );
}
