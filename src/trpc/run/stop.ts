import { stopRun } from '#/server/runs/stop-run.ts';
import { mutationFrom } from '../from-use-case.ts';

export const stop = mutationFrom(stopRun);
