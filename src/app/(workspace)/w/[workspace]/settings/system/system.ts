import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** What the page shows. */
export type System = inferRouterOutputs<AppRouter>['system']['get'];
