/** What of React Flow's state tells how near one is. */
interface Viewed {
  transform: readonly [x: number, y: number, zoom: number];
}

/** Whether the buttons on a card (32 pixels) are drawn with the 24 pixels that a target needs. */
export const hasTargets = ({ transform }: Viewed): boolean => transform[2] >= 0.75;

/** How much larger than its card a badge is drawn, so that it can be read from further away; in steps, not at every frame. */
export function badgeScale({ transform: [, , zoom] }: Viewed): number {
  if (zoom >= 1) return 1;
  if (zoom >= 0.6) return 1.4;
  return zoom >= 0.35 ? 2 : 3;
}
