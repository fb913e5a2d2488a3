import { disconnectChannel } from '#/server/channels/disconnect-channel.ts';
import { mutationFrom } from '../from-use-case.ts';

export const disconnect = mutationFrom(disconnectChannel);
