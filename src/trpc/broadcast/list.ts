import { listBroadcasts } from '#/server/broadcasts/list-broadcasts.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listBroadcasts);
