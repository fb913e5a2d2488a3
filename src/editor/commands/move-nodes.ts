import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';

/** Where nodes are to stand, by id. */
export type Positions = ReadonlyMap<string, FlowNode['position']>;

const furthest = 1e6;

function onCanvas(value: number): number {
  return Math.round(Math.min(furthest, Math.max(-furthest, value)));
}

/** Moves nodes to new places, in whole pixels. */
export function moveNodes(document: FlowDocument, positions: Positions): FlowDocument {
  let moved = false;
  const nodes = document.nodes.map((node) => {
    const wanted = positions.get(node.id);
    if (!wanted) return node;
    const position = { x: onCanvas(wanted.x), y: onCanvas(wanted.y) };
    if (position.x === node.position.x && position.y === node.position.y) return node;
    moved = true;
    return { ...node, position };
  });
  return moved ? { ...document, nodes } : document;
}
