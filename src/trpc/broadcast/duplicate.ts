import { duplicateBroadcast } from '#/server/broadcasts/duplicate-broadcast.ts';
import { mutationFrom } from '../from-use-case.ts';

export const duplicate = mutationFrom(duplicateBroadcast);
