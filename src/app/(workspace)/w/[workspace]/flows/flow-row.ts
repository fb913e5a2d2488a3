import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One flow as the list shows it. */
export type FlowRow = inferRouterOutputs<AppRouter>['flow']['list'][number];
