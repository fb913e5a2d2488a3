import { listMoves as useCase } from '#/server/moves/list-moves.ts';
import { queryFrom } from '../from-use-case.ts';

export const listMoves = queryFrom(useCase);
