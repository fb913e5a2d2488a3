'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BroadcastDraft } from '#/server/broadcasts/broadcast-inputs.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import type { BroadcastView } from '../broadcast-row.ts';

/** How soon (milliseconds) after the last change a draft is saved. */
const saveSoonMs = 600;

/** How soon a save that did not reach the server is tried again. */
const tryAgainMs = 3_000;

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'stale';

/** A draft that saves itself. `flush` saves what is not saved yet, and answers the revision, or null where that failed. */
export function useDraft(broadcast: BroadcastView) {
  const trpc = useTRPC();
  const { id, name, channelId, content, audience, timing } = broadcast;
  const [draft, setDraft] = useState<BroadcastDraft>({ name, channelId, content, audience, timing });
  const [state, setState] = useState<SaveState>('saved');
  const held = useRef({ draft, saved: draft, revision: broadcast.revision });
  const { mutateAsync } = useMutation(trpc.broadcast.save.mutationOptions({ retry: false }));
  const busy = useRef<Promise<number | null> | null>(null);

  const save = useCallback(async (): Promise<number | null> => {
    while (held.current.saved !== held.current.draft) {
      const wanted = held.current.draft;
      setState('saving');
      try {
        const { revision } = await mutateAsync({ id, revision: held.current.revision, draft: wanted });
        held.current = { ...held.current, saved: wanted, revision };
      } catch (thrown) {
        setState(['stale-save', 'broadcast-started'].includes(readError(thrown).code) ? 'stale' : 'unsaved');
        return null;
      }
    }
    setState('saved');
    return held.current.revision;
  }, [id, mutateAsync]);

  /** One save at a time: a second one waits for the first, and finds what has changed since. */
  const flush = useCallback(async () => {
    await busy.current;
    busy.current = save();
    return busy.current;
  }, [save]);

  const change = useCallback((changes: Partial<BroadcastDraft>) => {
    held.current = { ...held.current, draft: { ...held.current.draft, ...changes } };
    setDraft(held.current.draft);
    setState((before) => (before === 'stale' ? before : 'unsaved'));
  }, []);

  useEffect(() => {
    if (state !== 'unsaved' || !draft.name.trim()) return;
    const timer = setTimeout(() => void flush(), busy.current ? tryAgainMs : saveSoonMs);
    return () => clearTimeout(timer);
  }, [draft, state, flush]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (held.current.saved === held.current.draft) return;
      void flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [flush]);

  return { draft, change, state, flush };
}
