/** A card on the canvas, in its pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line that shows along what a dragged card is aligned. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

/** How far to move a dragged box so that it lines up, and the lines that say so. */
export interface Snap {
  dx: number;
  dy: number;
  guides: readonly Guide[];
}

interface Found {
  shift: number;
  at: number;
  other: Box;
}

/** The nearest of the others' lines to one of the box's own, within `reach`. */
function nearest(
  own: readonly number[],
  others: readonly Box[],
  lines: (box: Box) => readonly number[],
  reach: number,
) {
  let best: Found | null = null;
  for (const other of others) {
    for (const at of lines(other)) {
      for (const line of own) {
        const shift = at - line;
        if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best.shift))) {
          best = { shift, at, other };
        }
      }
    }
  }
  return best;
}

const across = (box: Box) => [box.x, box.x + box.width / 2, box.x + box.width];
const down = (box: Box) => [box.y, box.y + box.height / 2, box.y + box.height];

/** Lines a dragged box up with the edges and centres of others that are nearer than `reach`. */
export function snapTo(box: Box, others: readonly Box[], reach: number): Snap {
  const x = nearest(across(box), others, across, reach);
  const y = nearest(down(box), others, down, reach);
  const dx = x?.shift ?? 0;
  const dy = y?.shift ?? 0;
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const guides: Guide[] = [];
  if (x) {
    const from = Math.min(moved.y, x.other.y);
    guides.push({ axis: 'x', at: x.at, from, to: Math.max(moved.y + moved.height, x.other.y + x.other.height) });
  }
  if (y) {
    const from = Math.min(moved.x, y.other.x);
    guides.push({ axis: 'y', at: y.at, from, to: Math.max(moved.x + moved.width, y.other.x + y.other.width) });
  }
  return { dx, dy, guides };
}

/** The smallest box around several. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
  return { x, y, width, height };
}
