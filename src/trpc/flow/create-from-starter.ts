import { createFromStarter as useCase } from '#/server/flows/create-from-starter.ts';
import { mutationFrom } from '../from-use-case.ts';

export const createFromStarter = mutationFrom(useCase);
