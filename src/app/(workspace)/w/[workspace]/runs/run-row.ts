import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One run as the list shows it. */
export type RunRow = inferRouterOutputs<AppRouter>['run']['list']['rows'][number];
