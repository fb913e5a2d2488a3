import { documentLimits, type FlowDocument, type FlowNode } from '#/flow/graph/document.ts';

function labelled(node: FlowNode, label: string): FlowNode {
  const { label: _before, ...rest } = node;
  return label ? { ...rest, label } : rest;
}

/** Names a node; an empty name gives it back the name of its type. */
export function setLabel(document: FlowDocument, { node: id, label }: { node: string; label: string }): FlowDocument {
  const wanted = label.slice(0, documentLimits.label);
  const present = document.nodes.find((node) => node.id === id);
  if (!present || (present.label ?? '') === wanted) return document;
  return { ...document, nodes: document.nodes.map((node) => (node.id === id ? labelled(node, wanted) : node)) };
}
