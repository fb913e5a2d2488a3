'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { makeQueryClient } from './query-client.ts';
import type { AppRouter } from './router.ts';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

let browserCache: { workspace: string; client: QueryClient } | undefined;

/** In the browser one cache per workspace, that outlives re-mounts; on the server a new one each time. */
function cacheFor(workspace: string): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient('server');
  if (browserCache?.workspace !== workspace) browserCache = { workspace, client: makeQueryClient('browser') };
  return browserCache.client;
}

function makeClient(workspace: string) {
  const url = `/api/trpc/${workspace}`;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxURLLength: 2_000, maxItems: 20 }),
      }),
    ],
  });
}

/** Gives the screens below it the queries of one workspace; `-` where there is none. Mount it with the workspace as `key`. */
export function QueriesProvider({ workspace, children }: { workspace: string; children: ReactNode }) {
  const [cache] = useState(() => cacheFor(workspace));
  const [client] = useState(() => makeClient(workspace));
  return (
    <QueryClientProvider client={cache}>
      <TRPCProvider trpcClient={client} queryClient={cache}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
