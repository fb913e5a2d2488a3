import { expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { flowOrder } from './flow-order.ts';

const order = (document: Parameters<typeof flowOrder>[0]) =>
  flowOrder(document, nodeSchemas).map(({ node, depth }) => `${'  '.repeat(depth)}${node.id}`);

it('follows the path from the trigger, however the nodes are stored', () => {
  expect(order({ ...sampleDocument, nodes: [...sampleDocument.nodes].reverse() })).toEqual(['k', 'a', 'b']);
});

it('indents branches, lists a shared step once, and ends with what nothing leads to', () => {
  const nodes = [...sampleDocument.nodes, textNode('c'), textNode('lost', 0, 900)];
  const edges = [edge('k', 'a'), edge('a', 'b'), edge('a', 'c', 'other'), edge('b', 'c'), edge('c', 'a')];
  expect(order({ format: 1, nodes, edges })).toEqual(['k', 'a', '  b', '  c', 'lost']);
});

it('copes with the longest chain', () => {
  const nodes = Array.from({ length: 2_000 }, (_, i) => textNode(`n${i}`));
  const edges = nodes.slice(1).map((node, i) => edge(`n${i}`, node.id));
  expect(order({ format: 1, nodes: nodes.reverse(), edges }).slice(0, 2)).toEqual(['n0', 'n1']);
});
