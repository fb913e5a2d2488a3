import { foldText } from '../text/fold.ts';
import { addZonedDays, zonedMoment } from './zoned.ts';

/** What helps to read a date that is not complete or can be read in two ways. */
export interface DateHints {
  /** Milliseconds since 1970. */
  now: number;
  timeZone: string;
  /** BCP 47; null reads day before month. */
  language: string | null;
  /** Where the year is missing: the next such day, or the last one. */
  lean: 'future' | 'past';
}

const monthNames = [
  'january jan enero ene janeiro',
  'february feb febrero fevereiro fev',
  'march mar marzo marco',
  'april apr abril abr',
  'may mayo maio mai',
  'june jun junio junho',
  'july jul julio julho',
  'august aug agosto ago',
  'september sep sept septiembre setiembre setembro set',
  'october oct octubre outubro out',
  'november nov noviembre novembro',
  'december dec diciembre dic dezembro dez',
].map((names) => new Set(names.split(' ')));

const dayWords: Record<string, number> = {
  today: 0,
  hoy: 0,
  hoje: 0,
  tomorrow: 1,
  manana: 1,
  amanha: 1,
  yesterday: -1,
  ayer: -1,
  ontem: -1,
  'day after tomorrow': 2,
  'pasado manana': 2,
  'depois de amanha': 2,
};

/** Writes a day of the calendar; null when there is no such day. */
function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** The year that was meant by two digits, or by none. */
function resolveYear(year: string | undefined, month: number, day: number, hints: DateHints): number {
  const today = zonedMoment(hints.now, hints.timeZone).date;
  const thisYear = Number(today.slice(0, 4));
  if (year && year.length > 2) return Number(year);
  if (year) {
    const guess = Math.floor(thisYear / 100) * 100 + Number(year);
    const ahead = hints.lean === 'future' ? 50 : 0;
    return guess > thisYear + ahead ? guess - 100 : guess;
  }
  const sameYear = isoDate(thisYear, month, day);
  if (hints.lean === 'future') return sameYear !== null && sameYear < today ? thisYear + 1 : thisYear;
  return sameYear !== null && sameYear > today ? thisYear - 1 : thisYear;
}

/** Day and month of two numbers: Americans write the month first, where that is possible. */
function dayAndMonth(first: number, second: number, language: string | null): [number, number] {
  const monthFirst = language !== null && /^en(?:-us)?$/i.test(language);
  return (monthFirst && first <= 12) || second > 12 ? [second, first] : [first, second];
}

/** The number of a month by its folded name; 0 for other words. */
function monthOf(word: string): number {
  return monthNames.findIndex((names) => names.has(word)) + 1;
}

/** Reads a date as people write it in English, Spanish and Portuguese; answers as `2026-12-31`, or null. */
export function parseDate(text: string, hints: DateHints): string | null {
  const folded = foldText(text).replace(/[!?]+$/, '');
  const ahead = Object.hasOwn(dayWords, folded) ? dayWords[folded] : undefined;
  if (ahead !== undefined) return zonedMoment(addZonedDays(hints.now, ahead, hints.timeZone), hints.timeZone).date;

  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.]+z?)?$/.exec(folded);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const numeric = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{2}|\d{4}))?$/.exec(folded);
  if (numeric) {
    const [day, month] = dayAndMonth(Number(numeric[1]), Number(numeric[2]), hints.language);
    return isoDate(resolveYear(numeric[3], month, day, hints), month, day);
  }

  const words = folded
    .replace(/[.,]/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th|o|º)\b/g, '$1')
    .split(' ');
  const rest = words.filter((word) => word && !['de', 'del', 'of', 'the', 'el', 'dia'].includes(word));
  const at = rest.findIndex((word) => monthOf(word) > 0);
  if (at === -1) return null;
  const month = monthOf(rest[at] as string);
  const [day, year, ...more] = rest.filter((_, index) => index !== at);
  if (!day || !/^\d{1,2}$/.test(day) || (year && !/^\d{2}(?:\d{2})?$/.test(year)) || more.length > 0) return null;
  return isoDate(resolveYear(year, month, Number(day), hints), month, Number(day));
}
