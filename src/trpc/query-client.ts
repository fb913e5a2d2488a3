import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import { readError } from './read-error.ts';

/** Errors that another try would only repeat. */
function isFinal(error: unknown): boolean {
  const { code } = readError(error);
  return code !== 'unreachable' && code !== 'unexpected';
}

/**
 * A query cache: what it holds counts as fresh until a change is told, and waits when the line is down. The browser asks
 * again when the server did not answer; the server itself, whose answers are final, asks once.
 */
export function makeQueryClient(side: 'browser' | 'server'): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: side === 'browser' && ((count, error) => count < 3 && !isFinal(error)),
      },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
    },
  });
}
