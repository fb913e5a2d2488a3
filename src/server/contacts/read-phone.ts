import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Countries by their ISO code, as phone numbers without a country code are read. */
export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);

/**
 * Reads a phone number as people and files write it and brings it to E.164 with plus; `country` (ISO 3166) is where a
 * number without country code lies. Null for what is no number that could exist, such as what a spreadsheet made of one.
 */
export function readPhone(text: string, country?: CountryCode): string | null {
  const written = text.normalize('NFKC').trim().replace(/^'/, '');
  if (written.length > 40 || !/^\+?[\d()\s./-]+$/.test(written)) return null;
  const international = written.replace(/^00/, '+');
  for (const attempt of [
    parsePhoneNumberFromString(international, country),
    ...(country ? [] : [parsePhoneNumberFromString(`+${written}`)]),
  ]) {
    if (attempt?.isValid()) return attempt.number;
  }
  return null;
}

/** Old and new forms of one number, by which networks of these countries still name a person. */
const twins: readonly [RegExp, string][] = [
  [/^\+55(\d\d)9([6-9]\d{7})$/, '+55$1$2'],
  [/^\+55(\d\d)([6-9]\d{7})$/, '+55$19$2'],
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52([2-9]\d{9})$/, '+521$1'],
  [/^\+549(\d{10})$/, '+54$1'],
  [/^\+54([1-8]\d{9})$/, '+549$1'],
];

/** All numbers that mean the same phone, as given first: Brazil's ninth digit, Mexico's 1, Argentina's 9. */
export function phoneVariants(phone: string): string[] {
  const found = twins.filter(([form]) => form.test(phone)).map(([form, other]) => phone.replace(form, other));
  return [phone, ...found];
}
