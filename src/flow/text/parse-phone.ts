import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { foldText } from './fold.ts';

/**
 * Reads a phone number as people write it and brings it to E.164 with plus. `near` is a number of the same person whose
 * country stands in where none is written. Null when it is no number that could exist.
 */
export function parsePhone(text: string, near: string | null): string | null {
  const written = foldText(text).slice(0, 100);
  if (!/^[+\d()\s./-]+$/.test(written)) return null;
  const home = near ? parsePhoneNumberFromString(near)?.country : undefined;
  const international = written.startsWith('00') ? `+${written.slice(2)}` : written;
  for (const attempt of [parsePhoneNumberFromString(international, home), parsePhoneNumberFromString(`+${written}`)]) {
    if (attempt?.isValid()) return attempt.number;
  }
  return null;
}
