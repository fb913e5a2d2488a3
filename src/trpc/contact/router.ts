import { router } from '../init.ts';
import { count } from './count.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { get } from './get.ts';
import { getChange } from './get-change.ts';
import { list } from './list.ts';
import { optIn } from './opt-in.ts';
import { optOut } from './opt-out.ts';
import { startChange } from './start-change.ts';
import { tags } from './tags.ts';
import { undoChange } from './undo-change.ts';
import { wouldReach } from './would-reach.ts';

/** The people of a workspace. */
export const contactRouter = router({
  list,
  count,
  tags,
  get,
  create,
  edit,
  optOut,
  optIn,
  wouldReach,
  startChange,
  undoChange,
  getChange,
});
