import { noBug } from './planted-bugs.ts';
import { type Outcome, simulate } from './simulate.ts';
import { openRuntime } from './testing/runtime.ts';

/** What to run and where to say it. */
export interface Wanted {
  url: string;
  from: number;
  count: number;
  trace: boolean;
  bug: string | null;
  print(line: string): void;
}

/** Runs seeds one after another and says what came of them; true when a promise was broken. */
export async function runSeeds({ url, from, count, trace, print }: Wanted): Promise<boolean> {
  const runtime = await openRuntime(url);
  const sum = { crashes: 0, cuts: 0, steps: 0, statements: 0, inbound: 0, requests: 0 };
  const points = new Set<string>();
  const hit = new Set<string>();
  const failed: Outcome[] = [];
  const began = process.hrtime.bigint();
  try {
    for (let seed = from; seed < from + count; seed++) {
      const outcome = await simulate(runtime, seed, { bug: noBug, ...(trace && { trace: print }) });
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
      for (const point of outcome.points) points.add(point);
      for (const point of outcome.hit) hit.add(point);
      if (outcome.violations.length > 0) {
        failed.push(outcome);
        for (const { promise, detail } of outcome.violations) print(`seed ${seed}: ${promise}: ${detail}`);
      }
    }
  } finally {
    await runtime.close();
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  print(`${count} schedules in ${seconds.toFixed(1)} s, ${JSON.stringify(sum)}`);
  print(`points hit ${hit.size} of ${points.size}; seeds with violations: ${failed.length}`);
  return failed.length > 0;
}
