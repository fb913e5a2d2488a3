'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { Chips } from '../parts/chips.tsx';
import { WhenBusyLine } from '../parts/when-busy-line.tsx';
import type { NodeCardProps } from '../view.ts';
import type { KeywordConfig } from './schema.ts';
import { words } from './words.ts';

/** How the message is compared, with which words, and what happens to a flow that is already running. */
export function KeywordCard({ config }: NodeCardProps<KeywordConfig>) {
  const t = useWords(words);
  const list = config.words.filter((word) => word.trim());
  return (
    <div className="grid gap-1.5">
      <CardLine>
        {t('match')} {t(`match-${config.match}`)}
      </CardLine>
      {list.length > 0 ? (
        <Chips values={list} mono={config.match === 'regex'} />
      ) : (
        <CardLine>{t('card-empty')}</CardLine>
      )}
      <WhenBusyLine rule={config.whenBusy} />
    </div>
  );
}
