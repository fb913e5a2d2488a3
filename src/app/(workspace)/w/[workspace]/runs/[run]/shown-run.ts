import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

/** One run with its steps. */
export type ShownRun = inferRouterOutputs<AppRouter>['run']['get'];

/** One turn of it. */
export type ShownStep = ShownRun['steps'][number];
