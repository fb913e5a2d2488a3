import { saveBroadcast } from '#/server/broadcasts/save-broadcast.ts';
import { mutationFrom } from '../from-use-case.ts';

export const save = mutationFrom(saveBroadcast);
