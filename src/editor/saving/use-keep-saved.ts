'use client';

import { useEffect } from 'react';
import { useEditor } from '../editor-context.tsx';
import { dropLocalCopy, keepLocalCopy } from './local-copy.ts';

/**
 * Saves when the window loses the focus, when the connection comes back and before the page goes; keeps what cannot be
 * saved in this browser, and asks before it would be left behind.
 */
export function useKeepSaved() {
  const { autosave, draft, flowId } = useEditor();
  useEffect(() => {
    const flush = () => void autosave.flush();
    function keep() {
      if (!autosave.isDirty) return;
      const { document } = draft.getState();
      keepLocalCopy(localStorage, flowId, { revision: autosave.state.getState().revision, document });
      flush();
    }
    function onVisibility() {
      if (document.visibilityState === 'hidden') keep();
    }
    function onLeave(event: BeforeUnloadEvent) {
      keep();
      if (autosave.isDirty) event.preventDefault();
    }
    const unsubscribe = autosave.state.subscribe(({ status }) => {
      if (status === 'saved') dropLocalCopy(localStorage, flowId);
      if (status === 'retrying' || status === 'stale' || status === 'refused') {
        const { document } = draft.getState();
        keepLocalCopy(localStorage, flowId, { revision: autosave.state.getState().revision, document });
      }
    });
    window.addEventListener('blur', flush);
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', keep);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      keep();
      unsubscribe();
      window.removeEventListener('blur', flush);
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [autosave, draft, flowId]);
}
