import { expect, it } from 'vitest';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { insertOnEdge } from './insert-on-edge.ts';

it('stands between the two ends', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n', 400, 300), exit: 'next' });
  expect(grown.edges).toEqual([edge('a', 'b'), edge('k', 'n'), edge('n', 'a')]);
});

it('makes room by moving all that comes after', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n', 352, 0), exit: 'next' });
  expect(grown.nodes.map(({ id, position }) => [id, position.x])).toEqual([
    ['k', 0],
    ['a', 704],
    ['b', 1056],
    ['n', 352],
  ]);
});

it('never moves what came before, in a loop', () => {
  const loop = { ...sampleDocument, edges: [...sampleDocument.edges, edge('b', 'k')] };
  const grown = insertOnEdge(loop, { edge: edge('k', 'a'), node: textNode('n', 352, 0), exit: 'next' });
  expect(grown.nodes[0]).toBe(sampleDocument.nodes[0]);
});

it('ends the path at a node without exits', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n', 400, 300), exit: null });
  expect(grown.edges).toEqual([edge('a', 'b'), edge('k', 'n')]);
});

it('changes nothing when the edge is gone', () => {
  const asked = { edge: edge('k', 'b'), node: textNode('n'), exit: 'next' };
  expect(insertOnEdge(sampleDocument, asked)).toBe(sampleDocument);
});
