'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTRPC } from '#/trpc/client.tsx';
import { concerns } from '#/trpc/concerns.ts';
import { useRevival } from '#/trpc/use-revival.ts';

/** Keeps the simulated phones on the screen true; they change without the workspace being told. */
export function usePhonesLive(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  // each line begins by saying that all phones may have changed
  const line = useSubscription(
    trpc.phone.onChange.subscriptionOptions(undefined, {
      onData({ changes }) {
        heard();
        void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(changes, queryKey) });
      },
    }),
  );
  const heard = useRevival(line);
}
