import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['template'];

/** One template as the list shows it. */
export type TemplateRow = Outputs['list']['templates'][number];

/** An account that templates belong to. */
export type AccountRow = Outputs['list']['accounts'][number];

/** One template with all that its own page shows. */
export type ShownTemplate = Outputs['get'];
