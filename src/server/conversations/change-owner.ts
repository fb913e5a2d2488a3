import { sql } from 'drizzle-orm';
import { conversation } from '../db/schema/engine.ts';
import type { Work } from '../use-case.ts';
import { cancelBotSends } from './cancel-sends.ts';
import { type ConversationRow, isConversation } from './lock-conversation.ts';

/**
 * Gives a locked conversation to a member, or to people in general. The epoch rises, so that nothing the bot computed
 * before is claimed after this commits; what it still had to say is taken back at once.
 */
export async function giveToPeople(
  { tx, changed }: Pick<Work, 'tx' | 'changed'>,
  held: ConversationRow,
  userId: string | null,
  now: Date,
): Promise<void> {
  const same = held.owner === 'people' && held.ownerUserId === userId;
  await tx
    .update(conversation)
    .set({
      owner: 'people',
      ownerUserId: userId,
      ownerEpoch: sql`${conversation.ownerEpoch} + 1`,
      ...(same ? {} : { ownerSince: now }),
    })
    .where(isConversation(held.id));
  for (const run of await cancelBotSends(tx, held.id)) changed('run', run);
  changed('conversation', held.id);
}
