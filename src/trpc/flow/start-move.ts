import { startMove as useCase } from '#/server/moves/start-move.ts';
import { mutationFrom } from '../from-use-case.ts';

export const startMove = mutationFrom(useCase);
