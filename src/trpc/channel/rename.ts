import { renameChannel } from '#/server/channels/rename-channel.ts';
import { mutationFrom } from '../from-use-case.ts';

export const rename = mutationFrom(renameChannel);
