import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { connect } from './connect.ts';

/** Adds a node, and leads an exit to it when one is named. */
export function addNode(
  document: FlowDocument,
  { node, after = null }: { node: FlowNode; after?: { node: string; exit: string } | null },
): FlowDocument {
  const grown = { ...document, nodes: [...document.nodes, node] };
  return after ? connect(grown, { from: after.node, exit: after.exit, to: node.id }) : grown;
}
