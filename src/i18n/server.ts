import { cookies, headers } from 'next/headers';
import { type Locale, locales, pickLocale } from '#/lib/locales.ts';
import type { Namespace } from './catalogues.ts';
import { localeCookie } from './locale-cookie.ts';
import { translatorFor } from './translate.ts';

/**
 * The language of this request: the reader's choice in this browser, else the one of their account, else what the
 * browser asks for. `ofAccount` is only called when the browser holds no choice.
 */
export async function requestLocale(ofAccount?: () => Promise<string | null>): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  if (isLocale(chosen)) return chosen;
  const own = await ofAccount?.();
  if (isLocale(own)) return own;
  return pickLocale(((await headers()).get('accept-language') ?? '').split(','));
}

function isLocale(value: string | null | undefined): value is Locale {
  return locales.includes(value as Locale);
}

/** The texts of one area in the language of this request, for server components. */
export async function getTranslator<Area extends Namespace>(namespace: Area) {
  return translatorFor(await requestLocale(), namespace);
}
