/** The languages in which Recado speaks, as BCP 47 tags. */
export const locales = ['en', 'es', 'pt-BR'] as const;
export type Locale = (typeof locales)[number];

/** The same named texts in every language; values are ICU messages. */
export type Words<Key extends string = string> = Record<Locale, Record<Key, string>>;

/** The language to use for a list of wishes in falling order (an `Accept-Language` header, `navigator.languages`). */
export function pickLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const language = wish.trim().toLowerCase().split(/[-;_]/)[0];
    const match = locales.find((locale) => locale.toLowerCase().split('-')[0] === language);
    if (match) return match;
  }
  return 'en';
}

/** Declares the texts of a room; a key missing in one language is a compile error. Keys have no dots. */
export function defineWords<Key extends string>(words: Record<Locale, Record<Key, string>>): Words<Key> {
  return words;
}
