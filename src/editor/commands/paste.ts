import { documentLimits, type FlowDocument, type FlowNode } from '#/flow/graph/document.ts';
import type { Clip } from '../clip.ts';

/** The top left corner of some nodes. */
export function cornerOf(nodes: readonly FlowNode[]): FlowNode['position'] {
  return {
    x: Math.min(...nodes.map((node) => node.position.x)),
    y: Math.min(...nodes.map((node) => node.position.y)),
  };
}

/**
 * Adds copies of a clip's nodes and of the edges between them, the top left corner at `at`. `ids` gives each old id its
 * new one. A clip that would burst the document's limits changes nothing.
 */
export function paste(
  document: FlowDocument,
  { clip, ids, at }: { clip: Clip; ids: ReadonlyMap<string, string>; at: FlowNode['position'] },
): FlowDocument {
  if (clip.nodes.length === 0 || document.nodes.length + clip.nodes.length > documentLimits.nodes) return document;
  const corner = cornerOf(clip.nodes);
  const nodes = clip.nodes.flatMap((node) => {
    const id = ids.get(node.id);
    const position = { x: at.x + node.position.x - corner.x, y: at.y + node.position.y - corner.y };
    return id ? [{ ...node, id, position }] : [];
  });
  const edges = clip.edges.flatMap((edge) => {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    return from && to ? [{ ...edge, from, to }] : [];
  });
  return { ...document, nodes: [...document.nodes, ...nodes], edges: [...document.edges, ...edges] };
}
