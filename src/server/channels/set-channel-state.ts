import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { countAtStop, ofChannel } from '../conversations/count-at-stop.ts';
import { channel } from '../db/schema/channels.ts';
import { defineUseCase } from '../use-case.ts';
import { lockChannel } from './find-channel.ts';

/** Pauses a channel, so that nothing is sent on it and everything is still received, or resumes it. Answers what that met. */
export const setChannelState = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({ id: z.uuid(), state: z.enum(['active', 'paused']) }),
  async run({ tx, changed }, { id, state }) {
    const held = await lockChannel(tx, id);
    const pausedReason = state === 'paused' ? (held.pausedReason ?? null) : null;
    await tx.update(channel).set({ state, pausedReason }).where(eq(channel.id, id));
    changed('channel', id);
    return countAtStop(tx, ofChannel(id), 'held');
  },
});
