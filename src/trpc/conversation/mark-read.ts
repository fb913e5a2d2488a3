import { markRead as useCase } from '#/server/conversations/mark-read.ts';
import { mutationFrom } from '../from-use-case.ts';

export const markRead = mutationFrom(useCase);
