'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Topic } from '#/lib/changes.ts';
import { concerns } from '#/trpc/concerns.ts';

/** After a change made on this screen, fetches anew what it concerns, without waiting for the news to come round. */
export function useRefresh(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        const [path] = (event.mutation.options.mutationKey ?? []) as [(readonly string[])?];
        const topic = path?.[0] as Topic | undefined;
        if (!topic) return;
        void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns({ [topic]: null }, queryKey) });
      }),
    [queries],
  );
}
