import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import type { CardSizes } from '../card-size.ts';
import { layoutPlaces } from '../layout-places.ts';
import { moveNodes, type Positions } from './move-nodes.ts';

function distance(a: FlowNode['position'], b: FlowNode['position']): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** A note keeps its place beside the node that it stood closest to. */
function besideNearest(note: FlowNode, steps: readonly FlowNode[], places: Positions): FlowNode['position'] {
  let nearest = steps[0];
  for (const step of steps) {
    if (nearest && distance(step.position, note.position) < distance(nearest.position, note.position)) nearest = step;
  }
  const place = nearest && places.get(nearest.id);
  if (!nearest || !place) return note.position;
  return { x: place.x + note.position.x - nearest.position.x, y: place.y + note.position.y - nearest.position.y };
}

/** Lays all nodes out anew. `annotations` are the ids of nodes that no edge touches by nature. */
export function autoLayout(
  document: FlowDocument,
  { sizes, annotations }: { sizes: CardSizes; annotations: ReadonlySet<string> },
): FlowDocument {
  const steps = document.nodes.filter((node) => !annotations.has(node.id));
  if (steps.length === 0) return document;
  const places = layoutPlaces(document, steps, sizes);
  for (const note of document.nodes) {
    if (annotations.has(note.id)) places.set(note.id, besideNearest(note, steps, places));
  }
  return moveNodes(document, places);
}
