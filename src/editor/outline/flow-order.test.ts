import { expect, it } from 'vitest';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { flowOrder } from './flow-order.ts';

const order = (document: Parameters<typeof flowOrder>[0]) =>
  flowOrder(document, nodeSchemas).map(({ node, depth }) => `${'  '.repeat(depth)}${node.id}`);

it('follows the path from the trigger, however the nodes are stored', () => {
  expect(order({ ...sampleDocument, nodes: [...sampleDocument.nodes].reverse() })).toEqual(['k', 'a', 'b']);
});

it('indents branches, lists a shared step once, and ends with what nothing leads to', () => {
  const [k] = sampleDocument.nodes;
  if (!k) throw new Error('a trigger');
  const config = {
    shares: [
      { id: 'x', label: 'X', percent: 50 },
      { id: 'y', label: 'Y', percent: 50 },
    ],
  };
  const split = { id: 'a', type: 'random-split', position: { x: 0, y: 0 }, config };
  const nodes = [k, textNode('lost', 0, 900), split, textNode('b'), textNode('c')];
  const edges = [edge('k', 'a'), edge('a', 'b', 'x'), edge('a', 'c', 'y'), edge('b', 'c'), edge('c', 'a')];
  const document: FlowDocument = { format: 1, nodes, edges };
  expect(order(document)).toEqual(['k', 'a', '  b', '  c', 'lost']);
  expect(flowOrder(document, nodeSchemas)[2]?.via).toMatchObject({ from: split, exit: { id: 'x', label: 'X' } });
});

it('copes with the longest chain', () => {
  const nodes = Array.from({ length: 2_000 }, (_, i) => textNode(`n${i}`));
  const edges = nodes.slice(1).map((node, i) => edge(`n${i}`, node.id));
  expect(order({ format: 1, nodes: nodes.reverse(), edges }).slice(0, 2)).toEqual(['n0', 'n1']);
});
