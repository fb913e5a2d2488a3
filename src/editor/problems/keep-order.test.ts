import { expect, it } from 'vitest';
import type { Problem } from '#/flow/checks/problem.ts';
import { keepOrder } from './keep-order.ts';

const open = (node: string, exit: string): Problem => ({ code: 'open-exit', severity: 'warning', node, exit });
const empty = (node: string): Problem => ({ code: 'field-empty', severity: 'error', node, field: 'text' });

it('leaves the rows that stay where they are, and puts new ones last', () => {
  const before = keepOrder([], [empty('a'), open('b', 'next'), open('c', 'next')]);
  const after = keepOrder(before, [empty('z'), empty('c'), open('c', 'next'), open('b', 'next')]);
  expect(after.map(({ problem }) => [problem.code, problem.node])).toEqual([
    ['open-exit', 'b'],
    ['open-exit', 'c'],
    ['field-empty', 'z'],
    ['field-empty', 'c'],
  ]);
  expect(after[0]?.key).toBe(before[1]?.key);
  expect(after[1]?.key).toBe(before[2]?.key);
});

it('gives findings that look alike keys of their own', () => {
  const rows = keepOrder([], [empty('a'), empty('a')]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  expect(keepOrder(rows, [empty('a')]).map(({ key }) => key)).toEqual([rows[0]?.key]);
});
