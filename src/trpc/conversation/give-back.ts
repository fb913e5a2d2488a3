import { giveBack as useCase } from '#/server/conversations/give-back.ts';
import { mutationFrom } from '../from-use-case.ts';

export const giveBack = mutationFrom(useCase);
