import type { Locale } from '#/lib/locales.ts';

/** Name of the cookie that keeps the language chosen in this browser. */
export const localeCookie = 'recado-locale';

/** The cookie as a browser writes it; it lasts a year. */
export function writeLocaleCookie(locale: Locale): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
