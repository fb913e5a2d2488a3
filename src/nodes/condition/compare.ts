import type { Operator } from '#/flow/compare/operators.ts';
import { foldText } from '#/flow/text/fold.ts';
import { parseNumber } from '#/flow/text/parse-number.ts';
import { patternMatches } from '#/flow/text/pattern.ts';
import type { Json } from '#/lib/json.ts';

const yes = new Set(['true', 'yes', 'si', 'sim', '1']);
const isoDate = /^\d{4}-\d{2}-\d{2}(?:T.*)?$/;

/** A value as text, the way people would write it. */
function textOfValue(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isEmpty(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return textOfValue(value).trim() === '';
}

/** A number, or the number that a text writes; null for everything else. */
function numberOf(value: Json, language: string | null): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const plain = Number(value);
  return Number.isFinite(plain) ? plain : parseNumber(value, language);
}

function equals(actual: Json, expected: string, language: string | null): boolean {
  if (Array.isArray(actual)) return actual.some((item) => equals(item, expected, language));
  if (typeof actual === 'boolean') return actual === yes.has(foldText(expected));
  const number = numberOf(actual, language);
  if (number !== null && number === numberOf(expected, null)) return true;
  return foldText(textOfValue(actual)) === foldText(expected);
}

function contains(actual: Json, expected: string, language: string | null): boolean {
  if (Array.isArray(actual)) return equals(actual, expected, language);
  return foldText(textOfValue(actual)).includes(foldText(expected));
}

/** Negative, zero or positive as the first is smaller, equal or greater; null when the two have no order. */
function order(actual: Json, expected: string, language: string | null): number | null {
  if (typeof actual === 'string' && isoDate.test(actual) && isoDate.test(expected)) {
    const length = Math.min(actual.length, expected.length) === 10 ? 10 : Number.POSITIVE_INFINITY;
    const [a, b] = [actual.slice(0, length), expected.slice(0, length)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [a, b] = [numberOf(actual, language), numberOf(expected, null)];
  return a === null || b === null ? null : a - b;
}

/** Tells whether a value fits; `language` (BCP 47) helps to read numbers that people wrote. What has no order is neither greater nor less. */
export function compareValue(actual: Json, is: Operator, expected: string, language: string | null): boolean {
  const ordered = () => order(actual, expected, language) ?? Number.NaN;
  switch (is) {
    case 'empty':
      return isEmpty(actual);
    case 'not-empty':
      return !isEmpty(actual);
    case 'equals':
      return equals(actual, expected, language);
    case 'not-equals':
      return !equals(actual, expected, language);
    case 'contains':
      return contains(actual, expected, language);
    case 'not-contains':
      return !contains(actual, expected, language);
    case 'starts':
      return foldText(textOfValue(actual)).startsWith(foldText(expected));
    case 'matches':
      return patternMatches(expected, textOfValue(actual));
    case 'greater':
      return ordered() > 0;
    case 'at-least':
      return ordered() >= 0;
    case 'less':
      return ordered() < 0;
    case 'at-most':
      return ordered() <= 0;
  }
}
