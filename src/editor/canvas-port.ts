import type { FlowNode } from '#/flow/graph/document.ts';
import type { CardSizes } from './card-size.ts';

/** What the rest of the editor may ask of the canvas; the list answers it too, as far as it can. */
export interface CanvasPort {
  sizes(): CardSizes;
  /** The place on the canvas under a point of the window; without one, the middle of what is seen. */
  placeAt(point?: { x: number; y: number }): FlowNode['position'];
  /** Brings a node into view and focuses it, unless `focus` is false: the person is busy elsewhere. */
  reveal(node: string, focus?: boolean): void;
  fit(): void;
}

/** Stands in while no canvas is drawn. */
export const noCanvas: CanvasPort = {
  sizes: () => new Map(),
  placeAt: () => ({ x: 0, y: 0 }),
  reveal: () => {},
  fit: () => {},
};
