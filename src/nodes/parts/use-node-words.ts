'use client';

import { useWords } from '#/i18n/use-words.ts';
import { defineWords } from '#/lib/locales.ts';

const none = defineWords({ en: {}, es: {}, 'pt-BR': {} });

/** The words that all rooms share. */
export function useNodeWords() {
  return useWords(none);
}
