import { router } from '../init.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { review } from './review.ts';
import { sync } from './sync.ts';

/** Messages that the provider approves beforehand. */
export const templateRouter = router({ list, get, create, edit, remove, sync, review });
