import { expect, it } from 'vitest';
import { emptyDocument } from '#/flow/graph/document.ts';
import { emptyHistory, type History, type Moment, pauseMs, record, redo, seal, undo } from './history.ts';
import { emptySelection } from './selection.ts';

/** Moments that differ in nothing but identity. */
const [a, b, c]: Moment[] = ['a', 'b', 'c'].map(() => ({ document: { ...emptyDocument }, selection: emptySelection }));
if (!a || !b || !c) throw new Error('three moments');

function depth(history: History): number {
  let count = 0;
  for (let at = history.past; at; at = at.below) count++;
  return count;
}

it('goes back and forth', () => {
  const done = record(record(emptyHistory, a, { key: null, at: 0 }), b, { key: null, at: 1 });
  const back = undo(done, c);
  expect(back?.moment).toBe(b);
  const further = undo(back?.history ?? emptyHistory, b);
  expect(further?.moment).toBe(a);
  expect(undo(further?.history ?? emptyHistory, a)).toBeNull();
  const forth = redo(further?.history ?? emptyHistory, a);
  expect(forth?.moment).toBe(b);
  expect(redo(forth?.history ?? emptyHistory, b)?.moment).toBe(c);
});

it('forgets what was undone once something else is done', () => {
  const back = undo(record(emptyHistory, a, { key: null, at: 0 }), b);
  expect(record(back?.history ?? emptyHistory, a, { key: null, at: 1 }).future).toBeNull();
});

it('joins quick edits of one field, and only those', () => {
  let history = record(emptyHistory, a, { key: 'n1', at: 0 });
  history = record(history, b, { key: 'n1', at: pauseMs - 1 });
  expect(depth(history)).toBe(1);
  expect(history.past?.moment).toBe(a);
  expect(depth(record(history, b, { key: 'n2', at: pauseMs }))).toBe(2);
  expect(depth(record(history, b, { key: 'n1', at: 2 * pauseMs }))).toBe(2);
  expect(depth(record(seal(history), b, { key: 'n1', at: pauseMs }))).toBe(2);
});

it('never joins edits without a key', () => {
  const once = record(emptyHistory, a, { key: null, at: 0 });
  expect(depth(record(once, b, { key: null, at: 0 }))).toBe(2);
});
