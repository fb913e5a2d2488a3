import { saveDraft as useCase } from '#/server/flows/save-draft.ts';
import { mutationFrom } from '../from-use-case.ts';

export const saveDraft = mutationFrom(useCase);
