import { and, eq, inArray } from 'drizzle-orm';
import { channel, channelSecret } from '../db/schema/channels.ts';
import { message, outbox } from '../db/schema/engine.ts';
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
    const waiting = and(eq(outbox.channelId, id), eq(outbox.state, 'ready'));
    const rows = await tx.select({ id: outbox.id }).from(outbox).where(waiting).orderBy(outbox.id).for('update');
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) {
      await tx.delete(outbox).where(inArray(outbox.id, ids));
      const ending = { ending: 'cancelled', endingReason: 'channel-disconnected' } as const;
      await tx.update(message).set(ending).where(inArray(message.id, ids));
      changed('conversation');
    }
    changed('channel', id);
    return {};
  },
});
