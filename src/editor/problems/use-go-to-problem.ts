'use client';

import { useCallback } from 'react';
import type { Problem } from '#/flow/checks/problem.ts';
import { useEditor } from '../editor-context.tsx';
import { selectionOf } from '../selection.ts';

/** Goes to where a finding can be put right: its step, and there its field or exit. */
export function useGoToProblem(): (problem: Problem) => void {
  const { draft, view, canvas } = useEditor();
  return useCallback(
    ({ node, field, exit }) => {
      if (node === undefined) return;
      draft.actions.select(selectionOf([node]));
      canvas.current.reveal(node, field === undefined && exit === undefined);
      view.jumpTo(node, field ?? null, exit ?? null);
    },
    [draft, view, canvas],
  );
}
