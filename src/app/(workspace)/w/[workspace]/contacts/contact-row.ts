import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One contact as the list shows it. */
export type ContactRow = inferRouterOutputs<AppRouter>['contact']['list']['rows'][number];

/** One contact with all that is known. */
export type ContactProfile = inferRouterOutputs<AppRouter>['contact']['get'];
