import { expect, it } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';
import { simulate } from './simulate.ts';
import { runtimeForTests } from './testing/schedules.ts';

const runtime = runtimeForTests(process.env);

const found = Object.entries(plantedBugs).flatMap(([name, bug]) =>
  bug.foundAt === undefined ? [] : [{ name, bug, seed: bug.foundAt }],
);

/** How many seeds on from the one that found it a planted bug may hide: every new statement of the engine shifts schedules. */
const reach = 25;

it.each(found)('finds the planted bug $name from seed $seed on', { timeout: 180_000 }, async ({ bug, seed }) => {
  let violations: readonly unknown[] = [];
  for (let at = seed; at < seed + reach && violations.length === 0; at++) {
    ({ violations } = await simulate(runtime(), at, { bug }));
  }
  expect(violations).not.toEqual([]);
});
