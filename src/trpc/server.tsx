import 'server-only';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { TRPCError } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { readSession } from '#/server/auth/session.ts';
import { noWorkspace } from './context.ts';
import { createCallerFactory } from './init.ts';
import { makeQueryClient } from './query-client.ts';
import { appRouter } from './router.ts';

/** The session of the page that is being rendered; read once. */
export const pageSession = cache(async () => readSession(await headers()));

const pageCache = cache(() => makeQueryClient('server'));

const pageQueries = cache((workspace: string) =>
  createTRPCOptionsProxy({
    ctx: async () => ({ session: await pageSession(), workspace: workspace === noWorkspace ? null : workspace }),
    router: appRouter,
    queryClient: pageCache,
  }),
);

const makeCaller = createCallerFactory(appRouter);

/** The queries of a workspace for a server component; what is fetched through them reaches the browser by `Hydrate`. */
export const queriesFor = (workspace: string) => ({ trpc: pageQueries(workspace), cache: pageCache() });

/** Calls procedures directly from a server component. */
export async function callerFor(workspace: string) {
  return makeCaller({ session: await pageSession(), workspace: workspace === noWorkspace ? null : workspace });
}

/**
 * Waits for what a page cannot do without: what is missing is a 404, and who is signed out is sent to sign in and comes
 * back to the page, or to `path` where the page is not known.
 */
export async function orElsewhere<T>(work: Promise<T>, path: string): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof TRPCError) {
      if (thrown.code === 'UNAUTHORIZED') {
        const wanted = (await headers()).get('x-path') ?? path;
        redirect(`/sign-in?returnTo=${encodeURIComponent(wanted)}`);
      }
      if (thrown.code === 'NOT_FOUND' || thrown.code === 'BAD_REQUEST') notFound();
    }
    throw thrown;
  }
}

/** Hands what the page fetched to the browser. */
export function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(pageCache())}>{children}</HydrationBoundary>;
}
