'use client';

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { noCanvas } from '../canvas-port.ts';
import { type CardSize, cardWidth } from '../card-size.ts';
import { useEditor } from '../editor-context.tsx';
import type { CardNode, LineEdge } from './canvas-nodes.ts';

/** The part of the canvas that nothing covers, as distances (pixels) from its sides: on the left may stand the palette. */
function freeSides(canvas: HTMLElement) {
  const palette = canvas.closest('[data-region=canvas]')?.querySelector('[data-region=palette]');
  const covered = palette ? palette.getBoundingClientRect().right - canvas.getBoundingClientRect().left : 0;
  return { top: 32, right: 32, bottom: 72, left: Math.max(0, covered) + 24 };
}

const paddingOf = ({ top, right, bottom, left }: ReturnType<typeof freeSides>) =>
  ({ top: `${top}px`, right: `${right}px`, bottom: `${bottom}px`, left: `${left}px` }) as const;

/** Below this zoom a flow is not shown as a whole when it opens: nobody could read it. */
const readable = 0.75;

/** How many steps from the start are shown when a large flow opens. */
const firstLook = 9;

/** How long the view takes to move somewhere else. */
function glideMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
}

/** Frames to wait for a card to be drawn before giving up. */
const patienceFrames = 60;

/** Calls `then` as soon as a card can be focused: a step that was just made is hidden until it was measured. */
function whenShown(
  find: () => HTMLElement | null,
  then: (element: HTMLElement) => void,
  frames = patienceFrames,
): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element && getComputedStyle(element).visibility !== 'hidden') then(element);
    else if (frames > 0) whenShown(find, then, frames - 1);
  });
}

/** Lets the rest of the editor use the canvas while it is drawn; answers what to do once it is. */
export function useCanvasPort(): () => void {
  const { canvas } = useEditor();
  const flow = useReactFlow<CardNode, LineEdge>();
  const store = useStoreApi();

  useEffect(() => {
    canvas.current = {
      sizes() {
        const sizes = new Map<string, CardSize>();
        for (const { id, measured } of flow.getNodes()) {
          if (measured?.width && measured.height) sizes.set(id, { width: measured.width, height: measured.height });
        }
        return sizes;
      },
      placeAt(point) {
        if (point) return flow.screenToFlowPosition(point);
        const { domNode } = store.getState();
        const box = domNode?.getBoundingClientRect();
        if (!box) return { x: 0, y: 0 };
        const middle = flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 3 });
        return { x: middle.x - cardWidth / 2, y: middle.y };
      },
      reveal(id, focus = true) {
        const { domNode } = store.getState();
        whenShown(
          () => domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? null,
          (element) => {
            const box = domNode?.getBoundingClientRect();
            const own = element.getBoundingClientRect();
            if (!box || !domNode) return;
            const sides = freeSides(domNode);
            const hidden =
              own.left < box.left + sides.left - 24 ||
              own.right > box.right ||
              own.top < box.top ||
              own.bottom > box.bottom - sides.bottom;
            const node = flow.getNode(id);
            if (hidden && node) {
              const { width = cardWidth, height = 0 } = node.measured ?? {};
              const zoom = Math.max(flow.getZoom(), 0.6);
              const x = node.position.x + width / 2 - (sides.left - sides.right) / 2 / zoom;
              void flow.setCenter(x, node.position.y + height / 2, { zoom, duration: glideMs() });
            }
            if (focus) element.focus({ preventScroll: true });
          },
        );
      },
      fit() {
        const { domNode } = store.getState();
        const padding = domNode ? paddingOf(freeSides(domNode)) : 0.1;
        void flow.fitView({ padding, maxZoom: 1, duration: glideMs() });
      },
    };
    return () => {
      canvas.current = noCanvas;
    };
  }, [canvas, flow, store]);

  return useCallback(() => {
    const { domNode } = store.getState();
    const [first, ...rest] = flow.getNodes();
    if (!domNode || !first) return;
    const box = domNode.getBoundingClientRect();
    const sides = freeSides(domNode);
    const bounds = flow.getNodesBounds([first, ...rest.slice(0, firstLook)]);
    const free = { width: box.width - sides.left - sides.right, height: box.height - sides.top - sides.bottom };
    const zoom = Math.min(1, free.width / bounds.width, free.height / bounds.height);
    if (zoom >= readable) {
      void flow.fitView({ padding: paddingOf(sides), maxZoom: 1 });
      return;
    }
    // too large to be read as a whole: begin where the flow begins
    const y = box.height * 0.4 - (first.position.y + (first.measured?.height ?? 0) / 2) * readable;
    void flow.setViewport({ x: sides.left - first.position.x * readable, y, zoom: readable });
  }, [flow, store]);
}
