import { z } from 'zod';
import type { Problem } from '../checks/problem.ts';
import { addZonedDays } from './zoned.ts';

/** Units of a duration. Days and weeks are calendar days: one day later is the same time of day. */
export const durationUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** The longest duration, in each unit: ten years. */
export const longestDuration: Record<DurationUnit, number> = {
  seconds: 315_360_000,
  minutes: 5_256_000,
  hours: 87_600,
  days: 3_650,
  weeks: 520,
};

/** The fields of a duration in a config; drafts may hold an amount that is out of range. */
export const durationFields = { amount: z.number().min(0).max(1e9), unit: z.enum(durationUnits) };

/** A length of time as an author says it. */
export const duration = z.strictObject(durationFields);
export type Duration = z.infer<typeof duration>;

const exactMs = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 } as const;
const dayMs = 86_400_000;

/** The moment a duration after `at`, at least one second later; part days are 24 hours times the part. */
export function addDuration(at: number, { amount: wanted, unit }: Duration, timeZone: string): number {
  const amount = Math.min(wanted, longestDuration[unit]);
  let later: number;
  if (unit === 'days' || unit === 'weeks') {
    const days = unit === 'weeks' ? amount * 7 : amount;
    later = addZonedDays(at, Math.floor(days), timeZone) + Math.round((days % 1) * dayMs);
  } else {
    later = at + Math.round(amount * exactMs[unit]);
  }
  return Math.max(later, at + 1_000);
}

/** What is wrong with a duration at `field`; nothing more than one thing. */
export function checkDuration({ amount, unit }: Duration, field: string): Omit<Problem, 'node'>[] {
  const max = longestDuration[unit];
  if (amount >= 1 && amount <= max) return [];
  return [{ code: 'number-out-of-range', severity: 'error', field: `${field}.amount`, details: { min: 1, max } }];
}
