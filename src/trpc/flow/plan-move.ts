import { planMove as useCase } from '#/server/moves/plan-move.ts';
import { queryFrom } from '../from-use-case.ts';

export const planMove = queryFrom(useCase);
