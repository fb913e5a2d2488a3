import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { plantedBugs } from './planted-bugs.ts';
import type { Outcome } from './simulate.ts';
import type { Crew } from './testing/crew.ts';

/** What to run and where to say it. */
export interface Wanted {
  crew: Crew;
  from: number;
  count: number;
  trace: boolean;
  /** Also names the points that nothing has hit. */
  points: boolean;
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

/** Runs seeds and says what came of them; true when a promise was broken. */
export async function runSeeds({ crew, from, count, trace, points: namePoints, print }: Wanted): Promise<boolean> {
  const sum = { crashes: 0, cuts: 0, steps: 0, statements: 0, inbound: 0, requests: 0 };
  const points = new Set<string>();
  const hit = new Set<string>();
  const failed: Outcome[] = [];
  const began = performance.now();
  await inOrder(crew, from, count, async (seed) => {
    const outcome = await crew.run({ seed, bug: null, trace }, print);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
    for (const point of outcome.points) points.add(point);
    for (const point of outcome.hit) hit.add(point);
    if (outcome.violations.length > 0) failed.push(outcome);
    for (const { promise, detail } of outcome.violations) print(`seed ${seed}: ${promise}: ${detail}`);
    if (trace) print(`digest ${outcome.digest}`);
    return true;
  });
  const seconds = (performance.now() - began) / 1_000;
  print(`${count} schedules in ${seconds.toFixed(1)} s (${(count / seconds).toFixed(1)}/s), ${crew.size} at a time`);
  print(
    Object.entries(sum)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  );
  print(
    `points hit by a crash or a broken connection: ${hit.size} of ${points.size}; seeds with violations: ${failed.length}`,
  );
  if (namePoints) for (const point of [...points].sort()) if (!hit.has(point)) print(`never hit: ${point}`);
  keep(failed);
  return failed.length > 0;
}

/** Plants bugs, all or those whose names begin so, and says which seed finds each first; true when one is not found. */
export async function findBugs({ crew, from, count, print }: Wanted, beginning: string): Promise<boolean> {
  const names = Object.keys(plantedBugs).filter((name) => beginning === 'all' || name.startsWith(beginning));
  if (names.length === 0) throw new Error(`no such planted bug: ${beginning}`);
  let missed = false;
  for (const bug of names) {
    let found: Outcome | undefined;
    await inOrder(crew, from, count, async (seed) => {
      const outcome = await crew.run({ seed, bug, trace: false });
      if (outcome.violations.length === 0) return found === undefined;
      // what the engine does wrong by itself proves nothing about a planted bug
      if ((await crew.run({ seed, bug: null, trace: false })).violations.length > 0) return found === undefined;
      if (!found || seed < found.seed) found = outcome;
      return false;
    });
    const { promise, detail } = found?.violations[0] ?? {};
    print(found ? `${bug}: seed ${found.seed}: ${promise}: ${detail}` : `${bug}: not found in ${count} seeds`);
    missed ||= !found;
  }
  return missed;
}

/** Goes through seeds, as many at a time as there are threads, until one answers false; those that have begun are ended. */
async function inOrder(crew: Crew, from: number, count: number, work: (seed: number) => Promise<boolean>) {
  let next = from;
  const member = async () => {
    while (next < from + count) if (!(await work(next++))) next = from + count;
  };
  await Promise.all(Array.from({ length: Math.min(crew.size, count) }, member));
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
