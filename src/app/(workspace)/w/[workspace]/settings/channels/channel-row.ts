import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One channel as the settings show it. */
export type ChannelRow = inferRouterOutputs<AppRouter>['channel']['list'][number];
