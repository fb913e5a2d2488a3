'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { type Changes, mergeChanges } from '#/lib/changes.ts';
import { useTRPC } from './client.tsx';
import { concerns } from './concerns.ts';
import { useRevival } from './use-revival.ts';

/** At most four refetches a second, however much happens. */
const pauseMilliseconds = 250;

/**
 * Keeps every query on the screen true: fetches again what a change concerns, and everything when the line stands anew
 * or the window gets the focus back. Mount it once per workspace. Answers whether the line stands.
 */
export function useLive(): boolean {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const pending = useRef<Changes | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);

  const note = (changes: Changes) => {
    pending.current = pending.current ? mergeChanges(pending.current, changes) : changes;
    timer.current ??= setTimeout(
      () => {
        const now = pending.current ?? {};
        pending.current = null;
        timer.current = undefined;
        last.current = Date.now();
        void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(now, queryKey) });
      },
      Math.max(0, last.current + pauseMilliseconds - Date.now()),
    );
  };
  const noteLatest = useRef(note);
  noteLatest.current = note;

  // the first thing that each line says is that everything may have changed: what was missed is fetched
  const line = useSubscription(
    trpc.live.onChange.subscriptionOptions(undefined, {
      onData({ changes }) {
        heard();
        noteLatest.current(changes);
      },
    }),
  );
  const heard = useRevival(line);
  useEffect(() => {
    const refresh = () => noteLatest.current('everything');
    window.addEventListener('focus', refresh);
    window.addEventListener('online', refresh);
    return () => {
      window.removeEventListener('focus', refresh);
      window.removeEventListener('online', refresh);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  return line.status === 'pending';
}
