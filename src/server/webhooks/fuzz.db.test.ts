import { expect, test } from 'vitest';
import { fuzzWebhooks } from './testing/fuzz-webhooks.ts';

test('damaged webhooks are answered, stored and digested, whatever is in them', { timeout: 120_000 }, async () => {
  const { cases, answers, failures } = await fuzzWebhooks(2_000, 1);
  expect(failures).toEqual([]);
  expect(cases).toBe(2_000);
  expect(answers[200]).toBeGreaterThan(1_500);
});
