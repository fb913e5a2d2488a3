import { listFlows } from '#/server/flows/list-flows.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listFlows);
