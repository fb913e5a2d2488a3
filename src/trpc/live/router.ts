import { router } from '../init.ts';
import { onChange } from './on-change.ts';

/** News for open screens. */
export const liveRouter = router({ onChange });
