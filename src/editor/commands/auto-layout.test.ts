import { expect, it } from 'vitest';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { autoLayout } from './auto-layout.ts';

const plain = { sizes: new Map(), annotations: new Set<string>() };

function places(document: FlowDocument) {
  return Object.fromEntries(document.nodes.map(({ id, position }) => [id, position]));
}

it('puts each node to the right of the one before', () => {
  const heap = { ...sampleDocument, nodes: sampleDocument.nodes.map((n) => ({ ...n, position: { x: 0, y: 0 } })) };
  const { k, a, b } = places(autoLayout(heap, plain));
  expect((a?.x ?? 0) - (k?.x ?? 0)).toBeGreaterThan(264);
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(264);
});

it('keeps branches apart, by their drawn sizes', () => {
  const fork = { ...sampleDocument, edges: [edge('k', 'a'), edge('k', 'b', 'other')] };
  const sizes = new Map([['a', { width: 264, height: 600 }]]);
  const { a, b } = places(autoLayout(fork, { ...plain, sizes }));
  expect(a?.x).toBe(b?.x);
  const [upper, lower, height] = (a?.y ?? 0) < (b?.y ?? 0) ? [a, b, 600] : [b, a, 152];
  expect((lower?.y ?? 0) - (upper?.y ?? 0)).toBeGreaterThanOrEqual(height);
});

it('carries a note along with the node that it stood by', () => {
  const note = { id: 'n', type: 'note', position: { x: 700, y: -80 }, config: {} };
  const noted = { ...sampleDocument, nodes: [...sampleDocument.nodes, note] };
  const { b, n } = places(autoLayout(noted, { ...plain, annotations: new Set(['n']) }));
  expect([(n?.x ?? 0) - (b?.x ?? 0), (n?.y ?? 0) - (b?.y ?? 0)]).toEqual([-4, -80]);
});

it('copes with loops, edges to nowhere and a chain as long as a flow may be', () => {
  const nodes = Array.from({ length: 2_000 }, (_, i) => textNode(`n${i}`));
  const edges = nodes.slice(1).map((node, i) => edge(`n${i}`, node.id));
  const laid = autoLayout({ format: 1, nodes, edges: [...edges, edge('n9', 'n1', 'x'), edge('n1', 'gone')] }, plain);
  expect(new Set(laid.nodes.map((node) => node.position.x)).size).toBe(2_000);
});
