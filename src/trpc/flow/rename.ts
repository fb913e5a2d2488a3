import { renameFlow } from '#/server/flows/rename-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const rename = mutationFrom(renameFlow);
