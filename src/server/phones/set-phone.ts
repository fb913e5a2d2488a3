import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumber } from './own-numbers.ts';
import { phoneKey } from './phone-input.ts';
import { toShownPhone } from './shown-phone.ts';

const flag = z.boolean().optional();

/** Changes how a simulated phone behaves: what waited for it happens now. */
export const setPhone = defineUseCase({
  access: 'phone.use',
  input: z.strictObject({ ...phoneKey, online: flag, blocked: flag, readReceipts: flag, chatOpen: flag }),
  async ahead({ channelId, id, ...patch }, { workspaceId }) {
    const { number } = await ownNumber(workspaceId, channelId);
    return toShownPhone(channelId, await drive((client) => client.patchPerson(number, id, patch)));
  },
  run: async (_work, _input, phone) => phone,
});
