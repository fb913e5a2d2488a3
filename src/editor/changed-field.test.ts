import { expect, it } from 'vitest';
import { changedField } from './changed-field.ts';

const config = { text: 'Hi', until: { amount: 1, unit: 'hours' }, words: ['a', 'b'] };

it.each([
  ['a value', { ...config, text: 'Hi!' }, 'text'],
  ['a value inside', { ...config, until: { amount: 2, unit: 'hours' } }, 'until.amount'],
  ['one item of a list', { ...config, words: ['a', 'bc'] }, 'words.1'],
  ['two values', { ...config, text: '', words: ['x', 'b'] }, null],
  ['an item more', { ...config, words: ['a', 'b', 'c'] }, null],
  ['another shape', { ...config, until: { time: '10:00' } }, null],
  ['nothing', structuredClone(config), null],
])('names where %s changed', (_what, after, field) => {
  expect(changedField(config, after)).toBe(field);
});
