import { flowRouter } from './flow/router.ts';
import { router } from './init.ts';
import { liveRouter } from './live/router.ts';
import { workspaceRouter } from './workspace/router.ts';

/** Everything that the screens can ask and do. */
export const appRouter = router({ workspace: workspaceRouter, flow: flowRouter, live: liveRouter });
export type AppRouter = typeof appRouter;
