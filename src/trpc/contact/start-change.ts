import { startChange as useCase } from '#/server/contacts/start-change.ts';
import { mutationFrom } from '../from-use-case.ts';

export const startChange = mutationFrom(useCase);
