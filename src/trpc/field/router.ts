import { router } from '../init.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';

/** The custom fields that contacts have. */
export const fieldRouter = router({ list, create, edit, remove });
