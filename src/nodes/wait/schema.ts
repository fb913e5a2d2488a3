import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { checkDuration, durationFields } from '#/flow/time/duration.ts';
import { isTimeOfDay } from '#/flow/time/time-of-day.ts';
import { words } from './words.ts';

const config = z.strictObject({
  until: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('duration'), ...durationFields }),
    z.strictObject({
      how: z.literal('time-of-day'),
      time: z.string().max(5),
      /** Calendar days ahead at least; 0 is today, if the time has not passed. */
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
  rests: () => true,
  check({ until }) {
    if (until.how === 'duration') return checkDuration(until, 'until');
    return isTimeOfDay(until.time) ? [] : [{ code: 'field-empty', severity: 'error', field: 'until.time' }];
  },
  words,
});
