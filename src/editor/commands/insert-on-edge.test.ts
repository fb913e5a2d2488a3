import { expect, it } from 'vitest';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { insertOnEdge } from './insert-on-edge.ts';

it('stands between the two ends', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n'), exit: 'next' });
  expect(grown.edges).toEqual([edge('a', 'b'), edge('k', 'n'), edge('n', 'a')]);
});

it('makes room by moving all that comes after', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n'), exit: 'next' });
  expect(grown.nodes.map(({ id, position }) => [id, position.x])).toEqual([
    ['k', 0],
    ['a', 704],
    ['b', 1056],
    ['n', 352],
  ]);
});

it('stands in the row of the step after it, and moves nothing when there is room', () => {
  const nodes = sampleDocument.nodes.map((node) =>
    node.id === 'k' ? node : { ...node, position: { x: 900, y: 300 } },
  );
  const grown = insertOnEdge({ ...sampleDocument, nodes }, { edge: edge('k', 'a'), node: textNode('n'), exit: 'next' });
  expect(grown.nodes.at(-1)?.position).toEqual({ x: 352, y: 300 });
  expect(grown.nodes.slice(0, 3)).toEqual(nodes);
});

it('never moves what came before, in a loop', () => {
  const loop = { ...sampleDocument, edges: [...sampleDocument.edges, edge('b', 'k')] };
  const grown = insertOnEdge(loop, { edge: edge('k', 'a'), node: textNode('n'), exit: 'next' });
  expect(grown.nodes[0]).toBe(sampleDocument.nodes[0]);
});

it('ends the path at a node without exits', () => {
  const grown = insertOnEdge(sampleDocument, { edge: edge('k', 'a'), node: textNode('n'), exit: null });
  expect(grown.edges).toEqual([edge('a', 'b'), edge('k', 'n')]);
});

it('changes nothing when the edge is gone', () => {
  const asked = { edge: edge('k', 'b'), node: textNode('n'), exit: 'next' };
  expect(insertOnEdge(sampleDocument, asked)).toBe(sampleDocument);
});
