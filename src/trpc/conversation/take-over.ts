import { takeOver as useCase } from '#/server/conversations/take-over.ts';
import { mutationFrom } from '../from-use-case.ts';

export const takeOver = mutationFrom(useCase);
