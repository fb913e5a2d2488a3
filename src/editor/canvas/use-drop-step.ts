'use client';

import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useCallback } from 'react';
import { edgeKey } from '#/flow/graph/document.ts';
import { useEditor } from '../editor-context.tsx';
import { stepDragType } from '../palette/step-drag.ts';
import { usePlaceStep } from '../palette/use-place-step.ts';

/** Takes what is dragged from the palette: onto the canvas, or onto an edge. */
export function useDropStep() {
  const place = usePlaceStep();
  const { draft } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  const onDragOver = useCallback((event: DragEvent) => {
    if (!event.dataTransfer.types.includes(stepDragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }, []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      const type = event.dataTransfer.getData(stepDragType);
      if (!type) return;
      event.preventDefault();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const position = { x: at.x - 132, y: at.y - 24 };
      const line = (event.target as Element).closest<HTMLElement>('.react-flow__edge')?.dataset.id;
      const edge = draft.getState().document.edges.find((other) => edgeKey(other) === line);
      place(type, edge ? { kind: 'on-edge', edge } : { kind: 'free', position });
    },
    [draft, place, screenToFlowPosition],
  );
  return { onDragOver, onDrop };
}
