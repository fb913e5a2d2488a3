import { listSteps } from '#/server/runs/list-steps.ts';
import { queryFrom } from '../from-use-case.ts';

export const steps = queryFrom(listSteps);
