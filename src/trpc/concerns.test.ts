import { expect, test } from 'vitest';
import { concerns, countsAnew } from './concerns.ts';

const list = [['flow', 'list'], { type: 'query' }];
const one = (id: string) => [['flow', 'get'], { input: { id }, type: 'query' }];

test('a change concerns the queries of its topic: lists, and the one thing that changed', () => {
  const changes = { flow: ['a'] };
  expect(concerns(changes, list)).toBe(true);
  expect(concerns(changes, one('a'))).toBe(true);
  expect(concerns(changes, one('b'))).toBe(false);
  expect(concerns(changes, [['run', 'list'], { input: { flowId: 'a' } }])).toBe(false);
});

test('without an id any of them may have changed', () => {
  expect(concerns({ flow: null }, one('b'))).toBe(true);
  expect(concerns({}, list)).toBe(false);
});

test('everything concerns everything', () => {
  for (const key of [list, one('a'), [['anything']], []]) expect(concerns('everything', key)).toBe(true);
});

test('the list of flows counts runs, so that it follows them', () => {
  expect(countsAnew({ run: ['a'] }, list)).toBe(true);
  expect(countsAnew({ run: null }, one('a'))).toBe(false);
  expect(countsAnew({ flow: ['a'] }, list)).toBe(false);
  expect(countsAnew('everything', list)).toBe(false);
});

test('a broadcast counts what became of its messages, and which were answered', () => {
  expect(countsAnew({ conversation: ['c'] }, [['broadcast', 'get'], { input: { id: 'a' } }])).toBe(true);
  expect(countsAnew({ conversation: null }, [['broadcast', 'recipients'], { input: { id: 'a' } }])).toBe(true);
  expect(countsAnew({ conversation: ['c'] }, [['broadcast', 'preview'], {}])).toBe(false);
});
