import { expect, test } from 'vitest';
import { fuzzFlows } from './testing/fuzz-flows.ts';

test('damaged flows are refused with words, or run without harm', { timeout: 120_000 }, async () => {
  const { cases, answers, failures } = await fuzzFlows(400, 1);
  expect(failures).toEqual([]);
  expect(cases).toBe(400);
  expect(answers.published).toBeGreaterThan(20);
  expect(answers['flow-has-problems']).toBeGreaterThan(20);
});
