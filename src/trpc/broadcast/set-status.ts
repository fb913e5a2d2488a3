import { setBroadcastStatus } from '#/server/broadcasts/set-status.ts';
import { mutationFrom } from '../from-use-case.ts';

export const setStatus = mutationFrom(setBroadcastStatus);
