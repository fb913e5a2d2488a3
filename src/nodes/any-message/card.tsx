'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { words } from './words.ts';

/** When it starts the flow. */
export function AnyMessageCard() {
  const t = useWords(words);
  return <CardLine>{t('card')}</CardLine>;
}
