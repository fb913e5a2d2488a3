import { router } from '../init.ts';
import { get } from './get.ts';
import { nudge } from './nudge.ts';

/** What works in the background, and what there is to do. */
export const systemRouter = router({ get, nudge });
