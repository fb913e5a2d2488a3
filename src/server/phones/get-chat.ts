import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumber } from './own-numbers.ts';
import { phoneKey } from './phone-input.ts';
import { toShownChat } from './shown-phone.ts';

/** One simulated phone with everything that was said on it. */
export const getChat = defineUseCase({
  access: 'phone.read',
  input: z.strictObject(phoneKey),
  async ahead({ channelId, id }, { workspaceId }) {
    const { number } = await ownNumber(workspaceId, channelId);
    return toShownChat(channelId, await drive((client) => client.chat(number, id)));
  },
  run: async (_work, _input, chat) => chat,
});
