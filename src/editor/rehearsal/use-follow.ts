'use client';

import { useEffect } from 'react';
import { useEditor } from '../editor-context.tsx';
import { restingAt } from './session.ts';

/** Keeps the step at which the conversation waits in view while somebody talks to the flow; edits move nothing. */
export function useFollow(): void {
  const { rehearsal, canvas } = useEditor();
  useEffect(
    () =>
      rehearsal.subscribe((now, before) => {
        if (now.rehearsal.actions.length <= before.rehearsal.actions.length) return;
        const node = restingAt(now.session);
        if (node !== null && node !== restingAt(before.session)) canvas.current.reveal(node, false);
      }),
    [rehearsal, canvas],
  );
}
