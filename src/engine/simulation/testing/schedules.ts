import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptSeeds } from '../report.ts';
import { simulate } from '../simulate.ts';
import { openRuntime, type Runtime } from './runtime.ts';

/** Opens a runtime for the tests of a file, whose environment it gets. */
export function runtimeForTests(env: Record<string, string | undefined>): () => Runtime {
  let runtime: Runtime;
  beforeAll(async () => {
    env.LOG_LEVEL = 'silent';
    runtime = await openRuntime(env.DATABASE_URL as string);
  });
  afterAll(() => runtime.close());
  return () => runtime;
}

const open = new Set(keptSeeds().flatMap(({ promise, open }) => (open ? [promise] : [])));

/** Breaches in a seed, without those of flaws that are known and listed as open. */
export async function breaches(runtime: Runtime, seed: number): Promise<string[]> {
  const { violations } = await simulate(runtime, seed);
  return violations.filter(({ promise }) => !open.has(promise)).map(({ promise, detail }) => `${promise}: ${detail}`);
}

/** Tests that the engine keeps every promise in these seeds; files of their own run beside each other. */
export function testSeeds(runtime: () => Runtime, from: number, to: number): void {
  it(`keeps every promise in the schedules ${from} to ${to}, full of crashes`, { timeout: 1_200_000 }, async () => {
    const found: Record<number, string[]> = {};
    for (let seed = from; seed <= to; seed++) {
      const broken = await breaches(runtime(), seed);
      if (broken.length > 0) found[seed] = broken;
    }
    expect(found).toEqual({});
  });
}
