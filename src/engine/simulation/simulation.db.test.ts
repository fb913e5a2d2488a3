import { expect, it } from 'vitest';
import { keptSeeds } from './report.ts';
import { simulate } from './simulate.ts';
import { breaches, runtimeForTests, testSeeds } from './testing/schedules.ts';

const runtime = runtimeForTests(process.env);

testSeeds(runtime, 1, 60);

it('keeps every promise in the seeds that once broke one', { timeout: 120_000 }, async () => {
  for (const { seed } of keptSeeds()) expect(await breaches(runtime(), seed), `seed ${seed}`).toEqual([]);
});

it('runs a seed the same way every time', { timeout: 30_000 }, async () => {
  const first = await simulate(runtime(), 5);
  const second = await simulate(runtime(), 5);
  expect(second.digest).toBe(first.digest);
  expect(second.crashes).toBe(first.crashes);
});
