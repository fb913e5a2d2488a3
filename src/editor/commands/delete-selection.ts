import { edgeKey, type FlowDocument } from '#/flow/graph/document.ts';
import type { Selection } from '../selection.ts';

/** Removes the selected nodes, the selected edges, and every edge that touches a removed node. */
export function deleteSelection(document: FlowDocument, selection: Selection): FlowDocument {
  const gone = selection.nodes;
  const nodes = document.nodes.filter((node) => !gone.has(node.id));
  const edges = document.edges.filter(
    (edge) => !gone.has(edge.from) && !gone.has(edge.to) && !selection.edges.has(edgeKey(edge)),
  );
  if (nodes.length === document.nodes.length && edges.length === document.edges.length) return document;
  return { ...document, nodes, edges };
}
