import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';

const position = { x: 0, y: 0 };

/** A step of a flow in a test: its type and what its config changes. */
export type TinyNode = [type: string, config?: Record<string, unknown>];

/**
 * A flow in a few lines, for tests: nodes by id, edges as `from.exit > to`. A keyword trigger named `start` that takes
 * the word `go` is added unless the nodes bring one of that name.
 */
export function tinyFlow(nodes: Record<string, TinyNode>, ...edges: string[]): FlowDocument {
  const all: Record<string, TinyNode> = { start: ['keyword', { words: ['go'], match: 'exact' }], ...nodes };
  return {
    format: 1,
    nodes: Object.entries(all).map(([id, [type, config = {}]]): FlowNode => ({ id, type, position, config })),
    edges: edges.map((edge) => {
      const [, from = '', exit = '', to = ''] = /^(\S+)\.(\S+) > (\S+)$/.exec(edge) ?? [];
      return { from, exit, to };
    }),
  };
}

/** A flow whose trigger leads into one node under test, named `node`, each of whose exits says its own name. */
export function aroundNode(type: string, config: Record<string, unknown>, exits: readonly string[]): FlowDocument {
  const nodes: Record<string, TinyNode> = { node: [type, config] };
  const edges = ['start.next > node'];
  for (const exit of exits) {
    nodes[`after-${exit}`] = ['send-text', { text: `left by ${exit}` }];
    edges.push(`node.${exit} > after-${exit}`);
  }
  return tinyFlow(nodes, ...edges);
}
