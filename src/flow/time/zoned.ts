import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { set } from 'date-fns/set';

/** The same time of day some calendar days later, in a zone; a time that the clocks skip moves forward with them. */
export function addZonedDays(at: number, days: number, timeZone: string): number {
  return addDays(new TZDate(at, timeZone), days).getTime();
}

/** The earlier moment at which clocks in a zone showed the same, where they were just put back by an hour or half of one. */
function firstOfTwo(at: number, timeZone: string): number {
  const shown = zonedMoment(at, timeZone);
  for (const back of [3_600_000, 1_800_000]) {
    const earlier = zonedMoment(at - back, timeZone);
    if (earlier.minutes === shown.minutes && earlier.date === shown.date) return at - back;
  }
  return at;
}

/**
 * The next moment at which clocks in a zone show a time of day, in minutes since midnight, at least `days` calendar days ahead and after `at`.
 * Where the clocks skip that time, the moment they would have shown it; where they show it twice, the first time.
 */
export function nextTimeOfDay(at: number, minutesOfDay: number, days: number, timeZone: string): number {
  const hours = Math.floor(minutesOfDay / 60);
  const minutes = minutesOfDay % 60;
  const onDay = (ahead: number) =>
    firstOfTwo(
      set(addDays(new TZDate(at, timeZone), ahead), { hours, minutes, seconds: 0, milliseconds: 0 }).getTime(),
      timeZone,
    );
  const first = onDay(days);
  return first > at ? first : onDay(days + 1);
}

/** The moment at which clocks in a zone show a wall time such as `2026-12-24T09:00`; the same rules where they skip or repeat it. */
export function momentOf(wallTime: string, timeZone: string): number {
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0] = wallTime.split(/\D/).map(Number);
  return firstOfTwo(new TZDate(year, month - 1, day, hours, minutes, 0, 0, timeZone).getTime(), timeZone);
}

/** What clocks and calendars in a zone show at a moment. */
export interface ZonedMoment {
  /** As `2026-12-31`. */
  date: string;
  /** Minutes since midnight. */
  minutes: number;
  /** Monday 1 to Sunday 7, as ISO 8601 counts. */
  weekday: number;
}

const two = (part: number) => String(part).padStart(2, '0');

/** Reads clock and calendar in a zone. */
export function zonedMoment(at: number, timeZone: string): ZonedMoment {
  const local = new TZDate(at, timeZone);
  return {
    date: `${String(local.getFullYear()).padStart(4, '0')}-${two(local.getMonth() + 1)}-${two(local.getDate())}`,
    minutes: local.getHours() * 60 + local.getMinutes(),
    weekday: local.getDay() || 7,
  };
}
