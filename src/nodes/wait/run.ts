import type { NodeRunner, Visit } from '#/flow/run/node-runner.ts';
import { addZonedDays, nextTimeOfDay } from '#/flow/time/zoned.ts';
import type { WaitConfig } from './schema.ts';

const exactSeconds = { seconds: 1, minutes: 60, hours: 3_600 } as const;

/** When the wait is over, milliseconds since 1970. */
function dueAt({ config: { until }, event, facts }: Visit<WaitConfig>): number {
  const timeZone = facts.contact.timeZone ?? facts.workspace.timeZone;
  if (until.how === 'time-of-day') {
    const [hours, minutes] = until.time.split(':').map(Number) as [number, number];
    return nextTimeOfDay(event.at, hours, minutes, until.days, timeZone);
  }
  if (until.unit === 'days' || until.unit === 'weeks') {
    const days = Math.floor(until.unit === 'weeks' ? until.amount * 7 : until.amount);
    return addZonedDays(event.at, days, timeZone);
  }
  return event.at + Math.round(until.amount * exactSeconds[until.unit] * 1_000);
}

/** Rests until the time has come. */
export const runWait: NodeRunner<WaitConfig> = {
  visit(visit) {
    if (!visit.entered && visit.event.kind === 'woke') return { kind: 'exit', exit: 'next' };
    return { kind: 'rest', wait: { dueAt: dueAt(visit) } };
  },
};
