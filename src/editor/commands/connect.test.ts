import { expect, it } from 'vitest';
import { edge, sampleDocument } from '../testing/sample-document.ts';
import { connect } from './connect.ts';

it('leads an open exit to a node', () => {
  expect(connect(sampleDocument, edge('b', 'a')).edges).toEqual([edge('k', 'a'), edge('a', 'b'), edge('b', 'a')]);
});

it('replaces where an exit led before', () => {
  expect(connect(sampleDocument, edge('k', 'b')).edges).toEqual([edge('a', 'b'), edge('k', 'b')]);
});

it('repairs an exit that had several edges', () => {
  const broken = { ...sampleDocument, edges: [...sampleDocument.edges, edge('k', 'b')] };
  expect(connect(broken, edge('k', 'a')).edges).toEqual([edge('a', 'b'), edge('k', 'a')]);
});

it.each([
  ['an edge that is there', edge('k', 'a')],
  ['a node to itself', edge('a', 'a')],
  ['a node that does not exist', edge('a', 'nobody')],
])('changes nothing for %s', (_what, wanted) => {
  expect(connect(sampleDocument, wanted)).toBe(sampleDocument);
});
