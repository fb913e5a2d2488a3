import { TZDate } from '@date-fns/tz';
import { addDays, set } from 'date-fns';

/** The same time of day some calendar days later, in a zone; a time that the clocks skip moves forward with them. */
export function addZonedDays(at: number, days: number, timeZone: string): number {
  return addDays(new TZDate(at, timeZone), days).getTime();
}

/**
 * The next moment at which clocks in a zone show a time of day, at least `days` calendar days ahead and after `at`.
 * Where the clocks skip that time, the moment they would have shown it; where they show it twice, the first time.
 */
export function nextTimeOfDay(at: number, hours: number, minutes: number, days: number, timeZone: string): number {
  const today = set(addDays(new TZDate(at, timeZone), days), { hours, minutes, seconds: 0, milliseconds: 0 });
  return today.getTime() > at ? today.getTime() : addDays(today, 1).getTime();
}

/** Tells whether this runtime knows a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
