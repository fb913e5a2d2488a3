import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['phone'];

/** One simulated person's phone. */
export type ShownPhone = Outputs['list']['phones'][number];

/** One message on it. */
export type ShownBubble = Outputs['chat']['messages'][number];

/** Something that a simulated person says. */
export type Saying = inferRouterInputs<AppRouter>['phone']['speak']['say'];
