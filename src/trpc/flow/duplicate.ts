import { duplicateFlow } from '#/server/flows/duplicate-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const duplicate = mutationFrom(duplicateFlow);
