import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Changes } from '#/lib/changes.ts';
import { gatherChanges } from './gather-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first change is told at once, and those that follow together after the pause', () => {
  const told: Changes[] = [];
  const { note, stop } = gatherChanges(5_000, (changes) => told.push(changes));
  note({ run: ['a'] });
  vi.advanceTimersByTime(0);
  expect(told).toEqual([{ run: ['a'] }]);
  for (const id of ['b', 'c']) note({ run: [id] });
  vi.advanceTimersByTime(4_999);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(told.slice(1)).toEqual([{ run: ['b', 'c'] }]);
  note({ run: ['d'] });
  stop();
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveLength(2);
});
