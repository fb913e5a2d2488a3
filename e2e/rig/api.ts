import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '../../src/trpc/router.ts';

/** The screens' own interface, spoken to directly: for what a journey needs before it begins, never for what it shows. */
export function apiOf(url: string, workspace: string, cookie: string) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/api/trpc/${workspace}`, headers: { cookie, origin: url } })],
  });
}
export type Api = ReturnType<typeof apiOf>;
