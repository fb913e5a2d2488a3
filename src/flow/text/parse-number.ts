import { foldText } from './fold.ts';

const currency =
  /^(?:r\$|us\$|mx\$|ar\$|[$€£]|usd|eur|brl|mxn|ars|cop|clp|pen)\s*|\s*(?:[€£$%]|usd|eur|brl|mxn|ars|cop|clp|pen|reais|euros|pesos|dolares|dollars)$/g;
const shape = /^([+-]?)(\d[\d.,' ]*)$/;

/** The sign that a language writes before decimals. */
function decimalSign(language: string | null): '.' | ',' {
  try {
    const parts = new Intl.NumberFormat(language ?? 'en').formatToParts(1.5);
    return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
  } catch {
    return '.';
  }
}

/** Brings grouped digits to the form that JavaScript reads; null when the groups make no number. */
function ungroup(digits: string, language: string | null): string | null {
  const marks = [...digits.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (!last) return digits;
  const sameKind = marks.every(([mark]) => mark === last[0]);
  const fraction = digits.slice(last.index + 1);
  const groups = /^\d{1,3}(?:([.,])\d{3})+$/.test(digits) && sameKind;
  // 1.234 is a thousand to some and a little more than one to others: the contact's language decides
  const isThousands = groups && (marks.length > 1 || (!digits.startsWith('0') && last[0] !== decimalSign(language)));
  if (isThousands) return digits.replaceAll(last[0], '');
  if (sameKind && marks.length > 1) return null;
  const whole = digits.slice(0, last.index);
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
  return (grouped || /^\d+$/.test(whole)) && /^\d+$/.test(fraction)
    ? `${whole.replace(/[.,]/g, '')}.${fraction}`
    : null;
}

/**
 * Reads a number as people write it, with currency signs, per cent, and either style of separators. `language` (BCP 47)
 * settles what is ambiguous. Null when it is no number, or above 10^15.
 */
export function parseNumber(text: string, language: string | null): number | null {
  const bare = foldText(text).replace(currency, '').trim();
  const found = shape.exec(bare);
  if (!found) return null;
  const plain = ungroup((found[2] as string).replace(/[' ]/g, ''), language);
  const value = plain === null ? Number.NaN : Number(`${found[1]}${plain}`);
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? value : null;
}

/** The one number in a text such as "about 12 people"; null when there is none, or more than one. */
export function findNumber(text: string, language: string | null): number | null {
  const whole = parseNumber(text, language);
  if (whole !== null) return whole;
  const found = foldText(text)
    .split(' ', 100)
    .map((word) => parseNumber(word.replace(/^[("']+|[)"'!?;:.,]+$/g, ''), language))
    .filter((value) => value !== null);
  return found.length === 1 ? (found[0] as number) : null;
}
