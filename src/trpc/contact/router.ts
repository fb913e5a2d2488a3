import { router } from '../init.ts';
import { edit } from './edit.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { optIn } from './opt-in.ts';
import { optOut } from './opt-out.ts';
import { wouldReach } from './would-reach.ts';

/** The people of a workspace. */
export const contactRouter = router({ list, get, edit, optOut, optIn, wouldReach });
