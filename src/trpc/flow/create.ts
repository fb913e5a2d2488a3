import { createFlow } from '#/server/flows/create-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createFlow);
