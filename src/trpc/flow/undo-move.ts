import { undoMove as useCase } from '#/server/moves/undo-move.ts';
import { mutationFrom } from '../from-use-case.ts';

export const undoMove = mutationFrom(useCase);
