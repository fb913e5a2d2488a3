import { z } from 'zod';
import { broadcast } from '../db/schema/broadcasts.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { findBroadcast } from './find-broadcast.ts';

/** Makes a draft that says the same to the same audience; its people are those who belong to it when it is confirmed. */
export const duplicateBroadcast = defineUseCase({
  access: 'broadcast.edit',
  input: z.strictObject({ id: z.uuid(), name: givenName }),
  async run({ tx, workspaceId, userId, changed }, { id, name }) {
    const { channelId, content, audience, timing } = await findBroadcast(tx, id);
    const [made] = await tx
      .insert(broadcast)
      .values({ workspaceId, name, channelId, content, audience, timing, createdBy: userId })
      .returning({ id: broadcast.id });
    const copy = made as { id: string };
    changed('broadcast', copy.id);
    return { id: copy.id };
  },
});
