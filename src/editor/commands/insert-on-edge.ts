import type { FlowDocument, FlowEdge, FlowNode } from '#/flow/graph/document.ts';
import { cardGap, cardWidth } from '../card-size.ts';
import { connect } from './connect.ts';
import { moveNodes } from './move-nodes.ts';

/** The nodes that can be reached from one, itself included. */
function reachable(document: FlowDocument, start: string): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of document.edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const seen = new Set([start]);
  for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to);
  return seen;
}

/** Where a node between two others stands: in the row of the one after it, right of the one before it. */
function placeBetween(document: FlowDocument, edge: FlowEdge, node: FlowNode): FlowNode['position'] {
  const from = document.nodes.find((other) => other.id === edge.from);
  const to = document.nodes.find((other) => other.id === edge.to);
  if (!from || !to) return node.position;
  const goesBack = to.position.x <= from.position.x;
  return { x: from.position.x + cardWidth + cardGap.across, y: goesBack ? from.position.y : to.position.y };
}

/** Moves what comes after the new node to the right where the new node would otherwise cover it. */
function makeRoom(document: FlowDocument, edge: FlowEdge, node: FlowNode): FlowDocument {
  const target = document.nodes.find((other) => other.id === edge.to);
  const missing = node.position.x + cardWidth + cardGap.across - (target?.position.x ?? 0);
  if (!target || missing <= 0 || target.position.x < node.position.x - cardWidth) return document;
  const after = reachable(document, edge.to);
  const shifted = document.nodes
    .filter((other) => after.has(other.id) && other.id !== edge.from && other.position.x >= target.position.x)
    .map((other) => [other.id, { x: other.position.x + missing, y: other.position.y }] as const);
  return moveNodes(document, new Map(shifted));
}

/** Puts a new node between the two ends of an edge. `exit` is the new node's way on; null for a node without exits. */
export function insertOnEdge(
  document: FlowDocument,
  { edge, node: wanted, exit }: { edge: FlowEdge; node: FlowNode; exit: string | null },
): FlowDocument {
  const present = document.edges.some((e) => e.from === edge.from && e.exit === edge.exit && e.to === edge.to);
  if (!present) return document;
  const node = { ...wanted, position: placeBetween(document, edge, wanted) };
  const roomy = makeRoom(document, edge, node);
  const grown = { ...roomy, nodes: [...roomy.nodes, node] };
  const led = connect(grown, { from: edge.from, exit: edge.exit, to: node.id });
  return exit === null ? led : connect(led, { from: node.id, exit, to: edge.to });
}
