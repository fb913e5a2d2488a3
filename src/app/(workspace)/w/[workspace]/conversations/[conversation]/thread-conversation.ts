import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** The open conversation. */
export type ThreadConversation = inferRouterOutputs<AppRouter>['conversation']['get'];
