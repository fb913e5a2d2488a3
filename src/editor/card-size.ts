import type { FlowNode } from '#/flow/graph/document.ts';

/** Width of a card, in pixels of the canvas. */
export const cardWidth = 264;

/** Free space kept between cards. */
export const cardGap = { across: 88, down: 40 } as const;

/** How large a card is drawn. */
export interface CardSize {
  width: number;
  height: number;
}

/** The sizes of drawn cards by node id; cards that were never drawn are missing. */
export type CardSizes = ReadonlyMap<string, CardSize>;

const undrawn: CardSize = { width: cardWidth, height: 152 };

/** The size of a card, or a typical one where it was never drawn. */
export function sizeOf(sizes: CardSizes, node: FlowNode): CardSize {
  return sizes.get(node.id) ?? undrawn;
}
