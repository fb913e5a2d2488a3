'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import type { Changes } from '#/lib/changes.ts';
import { useTRPC } from './client.tsx';
import { concerns, countsAnew } from './concerns.ts';
import { gatherChanges } from './gather-changes.ts';
import { useRevival } from './use-revival.ts';

/** At most four refetches a second, however much happens. */
const pauseMilliseconds = 250;

/** The same for what counts things of another kind. */
const countPauseMilliseconds = 5_000;

/** Fetches again what changes concern, none of it too often. */
function follow(queries: QueryClient) {
  const soon = gatherChanges(pauseMilliseconds, (changes) => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(changes, queryKey) });
  });
  const counts = gatherChanges(countPauseMilliseconds, (changes) => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => countsAnew(changes, queryKey) });
  });
  return {
    note(changes: Changes): void {
      soon.note(changes);
      counts.note(changes);
    },
    stop(): void {
      soon.stop();
      counts.stop();
    },
  };
}

/**
 * Keeps every query on the screen true: fetches again what a change concerns, and everything when the line stands anew
 * or the window gets the focus back. Mount it once per workspace. Answers whether the line stands.
 */
export function useLive(): boolean {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [following] = useState(() => follow(queries));
  const line = useSubscription(
    trpc.live.onChange.subscriptionOptions(undefined, {
      // the first thing that each line says is that everything may have changed: what was missed is fetched
      onData({ changes }) {
        heard();
        following.note(changes);
      },
    }),
  );
  const heard = useRevival(line);
  useEffect(() => {
    const refresh = () => following.note('everything');
    window.addEventListener('focus', refresh);
    window.addEventListener('online', refresh);
    return () => {
      window.removeEventListener('focus', refresh);
      window.removeEventListener('online', refresh);
      following.stop();
    };
  }, [following]);
  return line.status === 'pending';
}
