import { z } from 'zod';
import { documentLimits, type FlowDocument, flowEdge, flowNode } from '#/flow/graph/document.ts';
import { nestsTooDeep } from '#/lib/json.ts';

/** Tells our own text on a clipboard from anybody else's. */
const marker = 'recado/nodes/1';

const clip = z.strictObject({
  recado: z.literal(marker),
  nodes: z.array(flowNode).min(1).max(documentLimits.nodes),
  edges: z.array(flowEdge).max(documentLimits.edges),
});

/** Copied nodes with the edges between them. */
export interface Clip {
  nodes: FlowDocument['nodes'];
  edges: FlowDocument['edges'];
}

/** What copying these nodes puts on the clipboard; null when none of them exists. */
export function clipOf(document: FlowDocument, nodes: ReadonlySet<string>): Clip | null {
  const copied = document.nodes.filter((node) => nodes.has(node.id));
  if (copied.length === 0) return null;
  return { nodes: copied, edges: document.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)) };
}

/** A clip as clipboard text. */
export function writeClip({ nodes, edges }: Clip): string {
  return JSON.stringify({ recado: marker, nodes, edges });
}

/** Reads clipboard text; null for everything that we did not write ourselves or that is not whole. */
export function readClip(text: string): Clip | null {
  if (!text.includes(marker) || text.length > documentLimits.bytes || nestsTooDeep(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = clip.safeParse(value);
  if (!parsed.success) return null;
  const { nodes, edges } = parsed.data;
  return new Set(nodes.map((node) => node.id)).size === nodes.length ? { nodes, edges } : null;
}
