import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One conversation as the list shows it. */
export type ConversationRow = inferRouterOutputs<AppRouter>['conversation']['list']['rows'][number];
