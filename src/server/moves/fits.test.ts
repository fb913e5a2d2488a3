import { expect, it } from 'vitest';
import { fits } from './fits.ts';

const from = new Map([
  ['loop', 'repeat'],
  ['ask', 'ask-question'],
  ['rest', 'wait'],
]);
const target = new Map([
  ['loop', 'repeat'],
  ['ask', 'ask-question'],
  ['age', 'ask-question'],
  ['rest', 'send-text'],
]);

it('a run goes on at the same node, or at another of the same type', () => {
  expect(fits(['ask'], from, 'ask', target)).toBe(true);
  expect(fits(['ask'], from, 'age', target)).toBe(true);
});

it('but at none of another type, and at none that is not there', () => {
  expect(fits(['rest'], from, 'rest', target)).toBe(false);
  expect(fits(['ask'], from, 'loop', target)).toBe(false);
  expect(fits(['ask'], from, 'gone', target)).toBe(false);
  expect(fits(['gone'], from, 'gone', target)).toBe(false);
  expect(fits([], from, 'ask', target)).toBe(false);
});

it('every frame around it must be there as it was', () => {
  expect(fits(['loop', 'ask'], from, 'age', target)).toBe(true);
  expect(fits(['rest', 'ask'], from, 'ask', target)).toBe(false);
  expect(fits([null, 'ask'], from, 'ask', target)).toBe(false);
});
