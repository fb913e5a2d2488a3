import { checkEnd } from './final-checks.ts';
import { checkLedger } from './ledger-checks.ts';
import type { Violation } from './oracle.ts';
import { type Bug, noBug } from './planted-bugs.ts';
import type { Runtime } from './testing/runtime.ts';
import { World } from './world.ts';

/** What a seed showed. */
export interface Outcome {
  seed: number;
  violations: readonly Violation[];
  crashes: number;
  cuts: number;
  steps: number;
  statements: number;
  inbound: number;
  requests: number;
  points: ReadonlySet<string>;
  hit: ReadonlySet<string>;
  /** The schedule in one number: two runs of a seed that differ in it were not the same. */
  digest: number;
}

/** Options of `simulate`. */
export interface SimulateOptions {
  bug?: Bug;
  /** Gets each step, with the virtual time since the start. */
  trace?(line: string): void;
}

/** Runs the schedule of one seed, heals everything, and judges. */
export async function simulate(runtime: Runtime, seed: number, options: SimulateOptions = {}): Promise<Outcome> {
  let digest = 0;
  const trace = (line: string) => {
    for (let i = 0; i < line.length; i++) digest = (Math.imul(digest, 31) + line.charCodeAt(i)) | 0;
    options.trace?.(line);
  };
  const world = new World(runtime, seed, options.bug ?? noBug, trace);
  await world.open();
  await world.run(world.horizon);
  world.heal();
  await world.run();
  await world.scheduler.close();
  const { scheduler, oracle, graph, meta, tenants, script } = world;
  const limits = tenants.map(({ channelId }, index) => ({
    channel: channelId,
    rate: script.tenants[index]?.rate ?? 0,
    burst: script.tenants[index]?.burst ?? 0,
  }));
  checkLedger(graph.entries, meta.inbound, limits, oracle);
  await checkEnd(world);
  for (const { promise, detail } of oracle.violations) options.trace?.(`VIOLATION ${promise}: ${detail}`);
  return {
    seed,
    violations: oracle.violations,
    crashes: scheduler.crashes,
    cuts: scheduler.cuts,
    steps: scheduler.steps,
    statements: world.wire.statementsRun.count,
    inbound: meta.inbound.length,
    requests: graph.entries.length,
    points: scheduler.points,
    hit: scheduler.hit,
    digest,
  };
}
