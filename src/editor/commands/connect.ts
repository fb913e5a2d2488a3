import type { FlowDocument, FlowEdge } from '#/flow/graph/document.ts';

/** Leads an exit to a node; an exit leads to one place only, so an older edge of it goes. */
export function connect(document: FlowDocument, edge: FlowEdge): FlowDocument {
  const ends = [edge.from, edge.to];
  if (edge.from === edge.to || !ends.every((id) => document.nodes.some((node) => node.id === id))) return document;
  const ofExit = (other: FlowEdge) => other.from === edge.from && other.exit === edge.exit;
  const present = document.edges.filter(ofExit);
  if (present.length === 1 && present[0]?.to === edge.to) return document;
  return { ...document, edges: [...document.edges.filter((other) => !ofExit(other)), edge] };
}
