'use client';

import { createTranslator, type TranslationValues, useLocale, useMessages } from 'use-intl';
import type { Words } from '#/lib/locales.ts';

/** Writes a text of a room's own words. */
export type WordsTranslator = (key: string, values?: TranslationValues) => string;

// a canvas asks for the same words hundreds of times, and a translator reads each text only once
const made = new WeakMap<Words, { nodes: object; translate: WordsTranslator }>();

/** The words that a room brings with it, in the reader's language; keys it lacks are looked up under `nodes`. */
export function useWords(words: Words): WordsTranslator {
  const locale = useLocale();
  const { nodes } = useMessages();
  const known = made.get(words);
  if (known?.nodes === nodes) return known.translate;
  const messages: Record<string, string> = { ...nodes, ...words[locale] };
  const translate = createTranslator({ locale, messages }) as WordsTranslator;
  made.set(words, { nodes, translate });
  return translate;
}
