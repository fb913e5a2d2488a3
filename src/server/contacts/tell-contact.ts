import { and, eq, inArray } from 'drizzle-orm';
import { channel } from '../db/schema/channels.ts';
import { conversation } from '../db/schema/engine.ts';
import type { Work } from '../use-case.ts';

/** Tells open screens that a contact changed: its own, and those of its conversations, which show it too. */
export async function tellContact({ tx, changed }: Pick<Work, 'tx' | 'changed'>, contactId: string): Promise<void> {
  const channels = tx.select({ id: channel.id }).from(channel);
  const rows = await tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(inArray(conversation.channelId, channels), eq(conversation.contactId, contactId)));
  changed('contact', contactId);
  for (const { id } of rows) changed('conversation', id);
}
