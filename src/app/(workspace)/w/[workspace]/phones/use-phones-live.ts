'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTRPC } from '#/trpc/client.tsx';
import { concerns } from '#/trpc/concerns.ts';

/** Keeps the simulated phones on the screen true; they change without the workspace being told. */
export function usePhonesLive(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useSubscription(
    trpc.phone.onChange.subscriptionOptions(undefined, {
      onData: ({ changes }) =>
        void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(changes, queryKey) }),
    }),
  );
}
