import { removeBroadcast } from '#/server/broadcasts/remove-broadcast.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(removeBroadcast);
