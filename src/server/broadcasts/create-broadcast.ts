import { asc, ne } from 'drizzle-orm';
import { z } from 'zod';
import { broadcast } from '../db/schema/broadcasts.ts';
import { channel } from '../db/schema/channels.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { emptyDraft } from './broadcast-inputs.ts';

/** Makes a broadcast that says nothing yet; with the workspace's only number where there is one. */
export const createBroadcast = defineUseCase({
  access: 'broadcast.edit',
  input: z.strictObject({ name: givenName }),
  async run({ tx, workspaceId, userId, changed }, { name }) {
    const channels = await tx
      .select({ id: channel.id })
      .from(channel)
      .where(ne(channel.state, 'disconnected'))
      .orderBy(asc(channel.createdAt))
      .limit(2);
    const channelId = channels.length === 1 ? (channels[0]?.id ?? null) : null;
    const [made] = await tx
      .insert(broadcast)
      .values({ workspaceId, name, channelId, createdBy: userId, ...emptyDraft })
      .returning({ id: broadcast.id });
    const { id } = made as { id: string };
    changed('broadcast', id);
    return { id };
  },
});
