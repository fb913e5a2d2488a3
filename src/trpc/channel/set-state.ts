import { setChannelState } from '#/server/channels/set-channel-state.ts';
import { mutationFrom } from '../from-use-case.ts';

export const setState = mutationFrom(setChannelState);
