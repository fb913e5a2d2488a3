import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';

/** Gives a node a new config. Edges of exits that it no longer has go with them. */
export function setConfig(
  document: FlowDocument,
  { node: id, config, exits }: { node: string; config: FlowNode['config']; exits: ReadonlySet<string> },
): FlowDocument {
  if (document.nodes.every((node) => node.id !== id || node.config === config)) return document;
  const nodes = document.nodes.map((node) => (node.id === id ? { ...node, config } : node));
  const edges = document.edges.filter((edge) => edge.from !== id || exits.has(edge.exit));
  return { ...document, nodes, edges: edges.length === document.edges.length ? document.edges : edges };
}
