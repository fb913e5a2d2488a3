import { expect, test } from 'vitest';
import { pauseBefore } from './pause-before.ts';

test('a line that broke is tried again soon, then ever less often, and for ever', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 1_000].map((tries) => pauseBefore(tries, 1));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('not everybody comes back in the same moment', () => {
  expect(pauseBefore(2, 0)).toBe(2_000);
  expect(pauseBefore(2, 0.5)).toBe(3_000);
});
