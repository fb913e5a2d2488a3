import { expect, test } from 'vitest';
import { mergeChanges } from './changes.ts';

test('lots of changes become one', () => {
  expect(mergeChanges({ run: ['a'] }, { run: ['b', 'a'], flow: null })).toEqual({ run: ['a', 'b'], flow: null });
  expect(mergeChanges({ run: null }, { run: ['b'] })).toEqual({ run: null });
  expect(mergeChanges({ run: ['a'] }, { run: null })).toEqual({ run: null });
  expect(mergeChanges('everything', { run: ['b'] })).toBe('everything');
  expect(mergeChanges({}, 'everything')).toBe('everything');
});
