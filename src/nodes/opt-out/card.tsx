'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { words } from './words.ts';

/** What it does to the contact. */
export function OptOutCard() {
  const t = useWords(words);
  return <CardLine>{t('card')}</CardLine>;
}
