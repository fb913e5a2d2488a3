import { eq } from 'drizzle-orm';
import { cancelChannelSends } from '../conversations/cancel-sends.ts';
import { channel, channelSecret } from '../db/schema/channels.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockChannel } from './find-channel.ts';

/**
 * Takes a channel out of use: its credentials are deleted, its webhook address ends, what was still to be sent is
 * cancelled. Conversations stay, and go on when the same sender is connected again.
 */
export const disconnectChannel = defineUseCase({
  access: 'channel.manage',
  input: byId,
  async run({ tx, changed }, { id }) {
    await lockChannel(tx, id);
    await tx.update(channel).set({ state: 'disconnected', pausedReason: null }).where(eq(channel.id, id));
    await tx.delete(channelSecret).where(eq(channelSecret.channelId, id));
    if (await cancelChannelSends(tx, id)) changed('conversation');
    changed('channel', id);
    return {};
  },
});
