import { minutesOfDay } from './time-of-day.ts';
import { nextTimeOfDay, zonedMoment } from './zoned.ts';

/** The part of each day in which nobody gets marketing, in their own zone; it may reach over midnight. */
export interface QuietHours {
  /** As `21:00`. */
  from: string;
  /** As `08:00`. */
  until: string;
}

/**
 * When quiet hours that hold at a moment end; null when none hold. Where the clocks skip the end it comes when they would
 * have shown it, where they show it twice it is the first time.
 */
export function quietUntil(at: number, { from, until }: QuietHours, timeZone: string): number | null {
  const [begin, end] = [minutesOfDay(from), minutesOfDay(until)];
  if (begin === end) return null;
  const { minutes } = zonedMoment(at, timeZone);
  const quiet = begin < end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
  return quiet ? nextTimeOfDay(at, end, 0, timeZone) : null;
}
