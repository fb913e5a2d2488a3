import { getFlow } from '#/server/flows/get-flow.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getFlow);
