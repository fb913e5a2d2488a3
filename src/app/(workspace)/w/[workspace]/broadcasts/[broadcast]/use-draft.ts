'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Autosave, type SaveOutcome } from '#/editor/saving/autosave.ts';
import type { BroadcastDraft } from '#/server/broadcasts/broadcast-inputs.ts';
import { useTRPCClient } from '#/trpc/client.tsx';
import { passingErrors, readError } from '#/trpc/read-error.ts';
import type { BroadcastView } from '../broadcast-row.ts';

/** Somebody else has saved, or let it go out: this page cannot go on. */
const overtaken = new Set(['stale-save', 'broadcast-started']);

function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function openDraft(broadcast: BroadcastView, client: ReturnType<typeof useTRPCClient>) {
  const { id, name, channelId, content, audience, timing, revision } = broadcast;
  const document: BroadcastDraft = { name, channelId, content, audience, timing };
  const store = createStore(() => ({ document }));
  const actions = { replaceDocument: (next: BroadcastDraft) => store.setState({ document: next }) };
  const draft = Object.assign(store, { actions });
  async function save(next: BroadcastDraft, based: number): Promise<SaveOutcome<BroadcastDraft>> {
    if (!next.name.trim()) return { kind: 'refused', code: 'invalid-input' };
    try {
      const saved = await client.broadcast.save.mutate({ id, revision: based, draft: next });
      return { kind: 'saved', revision: saved.revision, savedAt: Date.now() };
    } catch (thrown) {
      const { code } = readError(thrown);
      return passingErrors.has(code) ? { kind: 'unreachable' } : { kind: 'refused', code };
    }
  }
  return { draft, autosave: new Autosave<BroadcastDraft>(draft, { revision, savedAt: 0 }, { save, setTimer }) };
}

/** A draft that saves itself. `flush` saves what is not saved yet, and answers the revision, or null where that failed. */
export function useDraft(broadcast: BroadcastView) {
  const client = useTRPCClient();
  const [{ draft, autosave }] = useState(() => openDraft(broadcast, client));
  const document = useStore(draft, (state) => state.document);
  const { status, code, saved } = useStore(autosave.state);
  useEffect(() => {
    const stop = autosave.start();
    const warn = (event: BeforeUnloadEvent) => {
      if (!autosave.isDirty) return;
      void autosave.flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void autosave.flush();
      stop();
    };
  }, [autosave]);
  return {
    draft: document,
    /** The draft as the server has it. */
    saved,
    change: (changes: Partial<BroadcastDraft>) => draft.actions.replaceDocument({ ...document, ...changes }),
    state: status === 'saved' || status === 'saving' ? status : 'unsaved',
    overtaken: code !== null && overtaken.has(code),
    async flush(): Promise<number | null> {
      await autosave.flush();
      return autosave.isDirty ? null : autosave.state.getState().revision;
    },
  } as const;
}
