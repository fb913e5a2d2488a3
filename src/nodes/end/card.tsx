'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { words } from './words.ts';

/** That nothing follows. */
export function EndCard() {
  const t = useWords(words);
  return <CardLine>{t('card')}</CardLine>;
}
