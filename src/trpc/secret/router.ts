import { router } from '../init.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { set } from './set.ts';

/** Values that flows may send but nobody may read. */
export const secretRouter = router({ list, set, remove });
