import { parentPort, workerData } from 'node:worker_threads';
import { plantedBugs } from '../planted-bugs.ts';
import { type Outcome, simulate } from '../simulate.ts';
import { openRuntime } from './runtime.ts';

/** A schedule that a thread is to run. */
export interface Order {
  seed: number;
  /** The whole name of a planted bug. */
  bug: string | null;
  trace: boolean;
}

/** What a thread answers; the outcome or the failure is the last that is heard of a schedule. */
export type Said =
  | { kind: 'trace'; line: string }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'failed'; stack: string };

// the thread of a crew: its clock, its pools and its connections are its own
const port = parentPort as NonNullable<typeof parentPort>;
const say = (said: Said) => port.postMessage(said);
const runtime = await openRuntime(workerData as string);
port.on('message', async ({ seed, bug, trace }: Order) => {
  try {
    const planted = bug === null ? undefined : plantedBugs[bug];
    const outcome = await simulate(runtime, seed, {
      ...(planted && { bug: planted }),
      ...(trace && { trace: (line: string) => say({ kind: 'trace', line }) }),
    });
    say({ kind: 'outcome', outcome });
  } catch (thrown) {
    say({ kind: 'failed', stack: String((thrown as Error).stack) });
  }
});
