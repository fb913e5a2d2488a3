import { expect, it } from 'vitest';
import { stepAlong } from './step-along.ts';
import { edge, sampleDocument, textNode } from './testing/sample-document.ts';

const forked = {
  ...sampleDocument,
  nodes: [...sampleDocument.nodes, textNode('c')],
  edges: [edge('k', 'a'), edge('a', 'b', 'yes'), edge('a', 'c', 'no')],
};

it.each([
  ['k', 'on', 'a'],
  ['a', 'on', 'b'],
  ['c', 'back', 'a'],
  ['b', 'after', 'c'],
  ['c', 'before', 'b'],
  ['b', 'before', null],
  ['c', 'on', null],
  ['k', 'back', null],
] as const)('from %s %s', (node, way, expected) => {
  expect(stepAlong(forked, node, way)).toBe(expected);
});
