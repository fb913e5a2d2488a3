import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

/** Units of a duration. Days and weeks are calendar days: a wait of one day ends at the same time of day. */
export const waitUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;

/** The longest wait, in each unit: ten years. */
const most = { seconds: 315_360_000, minutes: 5_256_000, hours: 87_600, days: 3_650, weeks: 520 } as const;

const config = z.strictObject({
  until: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('duration'), amount: z.number().min(0).max(1e9), unit: z.enum(waitUnits) }),
    z.strictObject({
      how: z.literal('time-of-day'),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      days: z.int().min(0).max(3_650).default(0),
    }),
  ]),
});
export type WaitConfig = z.infer<typeof config>;

/** Pauses a run. */
export const wait = defineNode(config)({
  family: 'logic',
  icon: 'clock',
  role: 'step',
  initial: () => ({ until: { how: 'duration', amount: 1, unit: 'hours' } }),
  exits: () => [{ id: 'next', label: 'next' }],
  rests: ({ until }) => until.how === 'time-of-day' || until.amount > 0,
  check({ until }) {
    if (until.how !== 'duration') return [];
    const max = most[until.unit];
    if (until.amount > 0 && until.amount <= max) return [];
    const details = { min: 1, max };
    return [{ code: 'number-out-of-range', severity: 'error', field: 'until.amount', details }];
  },
  words,
});
