import { createTranslator } from 'use-intl/core';
import type { Locale } from '#/lib/locales.ts';
import { catalogues, type Namespace } from './catalogues.ts';

/** The texts of one area in one language, outside of React and on servers. */
export function translatorFor<Area extends Namespace>(locale: Locale, namespace: Area) {
  return createTranslator({ locale, messages: catalogues[locale], namespace });
}
