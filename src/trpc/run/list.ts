import { listRuns } from '#/server/runs/list-runs.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listRuns);
