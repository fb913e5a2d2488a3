import type { FlowDocument, FlowEdge, FlowNode } from '#/flow/graph/document.ts';

/** A text node for tests. */
export function textNode(id: string, x = 0, y = 0, text = `I am ${id}`): FlowNode {
  return { id, type: 'send-text', position: { x, y }, config: { text } };
}

/** An edge for tests, from the only exit of a text. */
export function edge(from: string, to: string, exit = 'next'): FlowEdge {
  return { from, exit, to };
}

/** A keyword that leads over two texts: `k > a > b`. */
export const sampleDocument: FlowDocument = {
  format: 1,
  nodes: [
    { id: 'k', type: 'keyword', position: { x: 0, y: 0 }, config: { words: ['price'], match: 'contains' } },
    textNode('a', 352, 0),
    textNode('b', 704, 0),
  ],
  edges: [edge('k', 'a'), edge('a', 'b')],
};

/** Numbered ids, the same in every run. */
export function countedIds(prefix = 'new'): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}
