import { router } from '../init.ts';
import { run } from './run.ts';

/** Whether the promises of the engine hold. */
export const auditRouter = router({ run });
