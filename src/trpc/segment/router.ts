import { router } from '../init.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { list } from './list.ts';
import { preview } from './preview.ts';
import { remove } from './remove.ts';

/** Live audiences. */
export const segmentRouter = router({ list, create, edit, remove, preview });
