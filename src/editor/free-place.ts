import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { type CardSizes, cardGap, cardWidth, sizeOf } from './card-size.ts';

type Position = FlowNode['position'];

const newHeight = 152;

/** Tells whether a new card at `place` would cover a card that is there. */
function covers(document: FlowDocument, sizes: CardSizes, place: Position): boolean {
  return document.nodes.some((node) => {
    const { width, height } = sizeOf(sizes, node);
    const { x, y } = node.position;
    return place.x < x + width && x < place.x + cardWidth && place.y < y + height && y < place.y + newHeight;
  });
}

/** The wanted place for a new card, or the next one below it that is free. */
export function freePlace(document: FlowDocument, sizes: CardSizes, wanted: Position): Position {
  let place = wanted;
  for (let tries = 0; tries < 200 && covers(document, sizes, place); tries++) {
    place = { x: place.x, y: place.y + cardGap.down };
  }
  return place;
}

/** Where the node after `node` goes: to its right. */
export function placeAfter(document: FlowDocument, sizes: CardSizes, node: FlowNode): Position {
  const { width } = sizeOf(sizes, node);
  return freePlace(document, sizes, { x: node.position.x + width + cardGap.across, y: node.position.y });
}
