'use client';

import { useCallback } from 'react';
import type { Problem } from '#/flow/checks/problem.ts';
import { useEditor } from '../editor-context.tsx';
import { selectionOf } from '../selection.ts';

/** Goes to where a finding can be put right: the field or exit of its step, or the step itself when it names neither. */
export function useGoToProblem(): (problem: Problem) => void {
  const { draft, view, canvas } = useEditor();
  return useCallback(
    ({ node, field, exit }) => {
      if (node === undefined) return;
      draft.actions.select(selectionOf([node]));
      const whole = field === undefined && exit === undefined;
      canvas.current.reveal(node, whole);
      if (whole) view.setState({ panel: 'inspector', panelOpen: true });
      else view.jumpTo(node, field ?? null, exit ?? null);
    },
    [draft, view, canvas],
  );
}
