import { listChannels } from '#/server/channels/list-channels.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listChannels);
