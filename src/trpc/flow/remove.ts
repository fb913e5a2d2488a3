import { deleteFlow } from '#/server/flows/delete-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(deleteFlow);
