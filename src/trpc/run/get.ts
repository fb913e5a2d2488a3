import { getRun } from '#/server/runs/get-run.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getRun);
