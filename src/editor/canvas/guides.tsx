'use client';

import { ViewportPortal } from '@xyflow/react';
import type { Guide } from './snap.ts';

/** The lines that show along what a dragged card is aligned. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          aria-hidden
          className="pointer-events-none absolute z-10 bg-accent-line"
          style={
            axis === 'x'
              ? { insetBlockStart: from, left: at, blockSize: to - from, inlineSize: 1 }
              : { insetBlockStart: at, left: from, inlineSize: to - from, blockSize: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
