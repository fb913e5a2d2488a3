import { router } from '../init.ts';
import { cancel } from './cancel.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { start } from './start.ts';

/** Files of contacts that are taken in. */
export const importRouter = router({ list, get, start, cancel });
