import { router } from '../init.ts';
import { changeMembership } from './change-membership.ts';
import { create } from './create.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';

/** Lists of contacts that people keep by hand. */
export const groupRouter = router({ list, create, rename, remove, changeMembership });
