import { setTimeout as rest } from 'node:timers/promises';
import { closePools, openPool } from '../src/server/db/client.ts';
import type { Bench } from './instance.ts';
import { printTable } from './measure.ts';

/** Seconds between filling and the moment at which everything is due: the processes start meanwhile. */
export const startSeconds = 15;

/** Waits until the database's clock says that the work is due. */
async function untilDue(dueAt: Date): Promise<void> {
  const pause = dueAt.getTime() - Date.now();
  if (pause > 0) await rest(pause);
}

/** How long it takes until all waits that are due in the same second have gone on, and their messages are sent. */
export async function measureDrain({ graph }: Bench, count: number, dueAt: Date) {
  const sql = openPool(1);
  await untilDue(dueAt);
  const started = performance.now();
  const left = async () => Number((await sql`select count(*) from run where due_at <= ${dueAt}`)[0]?.count);
  while ((await left()) > 0) await rest(50);
  const drained = (performance.now() - started) / 1_000;
  while (graph.seen.length < count && performance.now() - started < 300_000) await rest(100);
  const sent = (performance.now() - started) / 1_000;
  await sql.end();
  await closePools();
  const row = {
    'waits due at once': count,
    'gone on in': `${drained.toFixed(1)} s`,
    'waits/s': Math.round(count / drained),
    'all sent in': `${sent.toFixed(1)} s`,
    lost: count - graph.seen.length,
  };
  printTable([row]);
  return row;
}

/** How fast planned messages leave; with a limit, also whether any ten seconds held more than it allows. */
export async function measureSends({ graph, ...bench }: Bench, count: number, dueAt: Date, limit: number | null) {
  await untilDue(dueAt);
  const before = bench.cpu();
  for (let quiet = 0, last = -1; quiet < 50 && graph.seen.length < count; quiet++) {
    await rest(100);
    if (graph.seen.length !== last) quiet = 0;
    last = graph.seen.length;
    // a limited number would take hours: two minutes show its rate
    if (limit && Date.now() - dueAt.getTime() > 120_000) break;
  }
  const times = graph.seen.map(({ at }) => at);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  const used = bench.spent(before);
  const total = Object.values(used).reduce((a, b) => a + b, 0);
  const row = {
    'planned sends': count,
    sent: times.length,
    'sends/s': Math.round(times.length / seconds),
    'CPU/send': `${((1_000 * total) / times.length).toFixed(2)} ms`,
    ...(limit
      ? {
          limit: `${limit}/s`,
          'share of it': `${((100 * times.length) / seconds / limit).toFixed(1)} %`,
          'most in 10 s': mostWithin(times, 10_000),
        }
      : {}),
  };
  printTable([row]);
  return row;
}

/** The largest number of moments in any window of some milliseconds. */
function mostWithin(times: readonly number[], windowMs: number): number {
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while ((times[last] as number) - (times[first] as number) >= windowMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
