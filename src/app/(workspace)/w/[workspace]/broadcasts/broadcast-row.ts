import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['broadcast'];

/** One broadcast as the list shows it. */
export type BroadcastRow = Outputs['list']['rows'][number];

/** One broadcast with everything that is known of it. */
export type BroadcastView = Outputs['get'];
