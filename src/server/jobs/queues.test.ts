import { expect, it } from 'vitest';
import { queues } from './queues.ts';

it('a file is fetched again for longer than it lies at the provider, and not longer than a job is kept', () => {
  const { retryLimit, retryDelay, retryDelayMax } = queues['fetch-media'];
  // pg-boss waits half to the whole of the doubled delay, never more than the longest
  const tries = Array.from({ length: retryLimit }, (_, done) =>
    Math.min(retryDelayMax, (retryDelay * 2 ** Math.min(16, done + 1)) / 2),
  );
  const days = tries.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
  expect(days).toBeGreaterThan(7.5);
  expect(days).toBeLessThan(14);
});
