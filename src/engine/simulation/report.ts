import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { noBug, plantedBugs } from './planted-bugs.ts';
import { type Outcome, simulate } from './simulate.ts';
import { openRuntime } from './testing/runtime.ts';

/** What to run and where to say it. */
export interface Wanted {
  url: string;
  from: number;
  count: number;
  trace: boolean;
  /** Also names the points that nothing has hit. */
  points: boolean;
  /** A planted bug, by the beginning of its name; null for the engine as it is. */
  bug: string | null;
  print(line: string): void;
}

/** A seed that once broke a promise; `open` while the engine still has the flaw. */
export interface KeptSeed {
  seed: number;
  promise: string;
  open: boolean;
}

const keptFile = new URL('./kept-seeds.json', import.meta.url);

/** The seeds that are kept as tests. */
export function keptSeeds(): KeptSeed[] {
  return JSON.parse(fs.readFileSync(keptFile, 'utf8')) as KeptSeed[];
}

/** Runs seeds one after another and says what came of them; true when a promise was broken. */
export async function runSeeds({ url, from, count, trace, points: namePoints, bug, print }: Wanted): Promise<boolean> {
  const name = bug === null ? null : Object.keys(plantedBugs).find((key) => key.startsWith(bug));
  if (bug !== null && !name) throw new Error(`no such planted bug: ${bug}`);
  const planted = name ? plantedBugs[name] : noBug;
  const sum = { crashes: 0, cuts: 0, steps: 0, statements: 0, inbound: 0, requests: 0 };
  const points = new Set<string>();
  const hit = new Set<string>();
  const failed: Outcome[] = [];
  const now = performance.now.bind(performance);
  const began = now();
  const runtime = await openRuntime(url);
  let ran = 0;
  try {
    for (let seed = from; seed < from + count; seed++) {
      const outcome = await simulate(runtime, seed, { bug: planted, ...(trace && { trace: print }) });
      ran++;
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
      for (const point of outcome.points) points.add(point);
      for (const point of outcome.hit) hit.add(point);
      // what the engine does wrong by itself proves nothing about a planted bug
      if (name && outcome.violations.length > 0 && (await simulate(runtime, seed)).violations.length > 0) continue;
      if (outcome.violations.length > 0) failed.push(outcome);
      for (const { promise, detail } of outcome.violations) print(`seed ${seed}: ${promise}: ${detail}`);
      // a planted bug is found once; then the next seeds prove nothing
      if (name && outcome.violations.length > 0) break;
    }
  } finally {
    await runtime.close();
  }
  const seconds = (now() - began) / 1_000;
  print(`${name ? `${name}: ` : ''}${ran} schedules in ${seconds.toFixed(1)} s (${(ran / seconds).toFixed(1)}/s)`);
  print(
    Object.entries(sum)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  );
  print(
    `points hit by a crash or a broken connection: ${hit.size} of ${points.size}; seeds with violations: ${failed.length}`,
  );
  if (namePoints) for (const point of [...points].sort()) if (!hit.has(point)) print(`never hit: ${point}`);
  if (trace) print(`digest ${failed.map(({ digest }) => digest).join()}`);
  if (!name) keep(failed);
  return failed.length > 0;
}

/** Keeps what failed, so that it is run from now on with every test. */
function keep(failed: readonly Outcome[]): void {
  const kept = keptSeeds();
  const known = new Set(kept.map(({ seed }) => seed));
  const more = failed.filter(({ seed }) => !known.has(seed)).slice(0, 20);
  if (more.length === 0) return;
  const rows = more.map(({ seed, violations }) => ({ seed, promise: violations[0]?.promise ?? '', open: false }));
  const lines = [...kept, ...rows].sort((a, b) => a.seed - b.seed).map((row) => `  ${JSON.stringify(row)}`);
  fs.writeFileSync(keptFile, `[\n${lines.join(',\n')}\n]\n`);
}
