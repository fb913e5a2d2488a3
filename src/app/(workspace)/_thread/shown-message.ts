import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** A message as threads and runs get it. */
export type ShownMessage = inferRouterOutputs<AppRouter>['conversation']['messages']['rows'][number];
