import type { Locale } from '#/lib/locales.ts';

/** Each language by its own name. */
export const languageNames: Record<Locale, string> = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
};
