import { setFlowStatus } from '#/server/flows/set-flow-status.ts';
import { mutationFrom } from '../from-use-case.ts';

export const setStatus = mutationFrom(setFlowStatus);
