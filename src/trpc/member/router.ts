import { router } from '../init.ts';
import { changeRole } from './change-role.ts';
import { leave } from './leave.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';

/** Who belongs to the workspace. */
export const memberRouter = router({ list, changeRole, remove, leave });
