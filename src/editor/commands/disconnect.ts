import type { FlowDocument } from '#/flow/graph/document.ts';

/** Opens an exit: whatever it led to, it no longer does. */
export function disconnect(document: FlowDocument, { from, exit }: { from: string; exit: string }): FlowDocument {
  const edges = document.edges.filter((edge) => edge.from !== from || edge.exit !== exit);
  return edges.length === document.edges.length ? document : { ...document, edges };
}
