import { getBroadcast } from '#/server/broadcasts/get-broadcast.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getBroadcast);
