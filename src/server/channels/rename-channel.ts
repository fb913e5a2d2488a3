import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { channel } from '../db/schema/channels.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockChannel } from './find-channel.ts';

/** Gives a channel another name. */
export const renameChannel = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({ id: z.uuid(), name: givenName }),
  async run({ tx, changed }, { id, name }) {
    await lockChannel(tx, id);
    await tx.update(channel).set({ name }).where(eq(channel.id, id));
    changed('channel', id);
    return {};
  },
});
