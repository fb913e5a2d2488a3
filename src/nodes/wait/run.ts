import type { NodeRunner, Visit } from '#/flow/run/node-runner.ts';
import { addDuration } from '#/flow/time/duration.ts';
import { minutesOfDay } from '#/flow/time/time-of-day.ts';
import { timeZoneOf } from '#/flow/time/time-zone.ts';
import { nextTimeOfDay } from '#/flow/time/zoned.ts';
import type { WaitConfig } from './schema.ts';

/** When the wait is over, milliseconds since 1970. */
function dueAt({ config: { until }, event, facts }: Visit<WaitConfig>): number {
  const timeZone = timeZoneOf(facts);
  if (until.how === 'duration') return addDuration(event.at, until, timeZone);
  return nextTimeOfDay(event.at, minutesOfDay(until.time), until.days, timeZone);
}

/** Rests until the time has come. */
export const runWait: NodeRunner<WaitConfig> = {
  visit(visit) {
    if (!visit.entered && visit.event.kind === 'woke') return { kind: 'exit', exit: 'next' };
    return { kind: 'rest', wait: { dueAt: dueAt(visit) } };
  },
};
