import { undoChange as useCase } from '#/server/contacts/undo-change.ts';
import { mutationFrom } from '../from-use-case.ts';

export const undoChange = mutationFrom(useCase);
