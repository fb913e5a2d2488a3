'use client';

import { useMemo } from 'react';
import { createTranslator, type TranslationValues, useLocale, useMessages } from 'use-intl';
import type { Words } from '#/lib/locales.ts';

/** Writes a text of a room's own words. */
export type WordsTranslator = (key: string, values?: TranslationValues) => string;

/** The words that a room brings with it, in the reader's language; keys it lacks are looked up under `nodes`. */
export function useWords(words: Words): WordsTranslator {
  const locale = useLocale();
  const { nodes } = useMessages();
  return useMemo(() => {
    const messages: Record<string, string> = { ...nodes, ...words[locale] };
    return createTranslator({ locale, messages }) as WordsTranslator;
  }, [locale, nodes, words]);
}
