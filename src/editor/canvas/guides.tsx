'use client';

import { useStore } from '@xyflow/react';
import type { Guide } from './snap.ts';

const transformOf = (state: { transform: [number, number, number] }) => state.transform;

/** The lines that show along what a dragged card is aligned. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  const [x, y, zoom] = useStore(transformOf);
  return guides.map(({ axis, at, from, to }) => {
    const length = (to - from) * zoom;
    const place =
      axis === 'x' ? { left: at * zoom + x, top: from * zoom + y } : { left: from * zoom + x, top: at * zoom + y };
    const size = axis === 'x' ? { width: 1, height: length } : { width: length, height: 1 };
    return (
      <div
        key={axis}
        aria-hidden
        className="pointer-events-none absolute z-5 bg-accent-line"
        style={{ ...place, ...size }}
      />
    );
  });
}
