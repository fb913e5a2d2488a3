import { publishFlow } from '#/server/flows/publish-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const publish = mutationFrom(publishFlow);
