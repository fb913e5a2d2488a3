import { createBroadcast } from '#/server/broadcasts/create-broadcast.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createBroadcast);
