import type { FlowDocument } from '#/flow/graph/document.ts';

/** A direction in which one walks through a flow: along its edges, or to the neighbour on the same fork. */
export type Way = 'on' | 'back' | 'before' | 'after';

/** The step that lies in a direction from another one; null when there is none. */
export function stepAlong(document: FlowDocument, node: string, way: Way): string | null {
  if (way === 'on') return document.edges.find((edge) => edge.from === node)?.to ?? null;
  const entering = document.edges.find((edge) => edge.to === node);
  if (!entering) return null;
  if (way === 'back') return entering.from;
  const siblings = document.edges.filter((edge) => edge.from === entering.from).map((edge) => edge.to);
  const at = siblings.indexOf(node) + (way === 'after' ? 1 : -1);
  return siblings[at] ?? null;
}
