import { router } from '../init.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { steps } from './steps.ts';
import { stop } from './stop.ts';

/** Passages of contacts through flows. */
export const runRouter = router({ list, get, steps, stop });
