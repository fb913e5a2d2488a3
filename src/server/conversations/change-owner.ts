import { sql } from 'drizzle-orm';
import type { InboxPayloads } from '#/engine/receive/inbox-payload.ts';
import { conversation, inbox } from '../db/schema/engine.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
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
  if (held.owner === 'bot') await tellLane(tx, held, 'people', now);
  changed('conversation', held.id);
}

/** Gives a locked conversation that people own back to the bot; the epoch rises, and its timers go on. */
export async function giveToBot(
  { tx, changed }: Pick<Work, 'tx' | 'changed'>,
  held: ConversationRow,
  now: Date,
): Promise<void> {
  await tx
    .update(conversation)
    .set({
      owner: 'bot',
      ownerUserId: null,
      ownerEpoch: sql`${conversation.ownerEpoch} + 1`,
      ownerSince: now,
      handOverNote: null,
    })
    .where(isConversation(held.id));
  await tellLane(tx, held, 'bot', now);
  changed('conversation', held.id);
}

/** Lets the engine know that a locked conversation has changed hands: its runs end, hold their timers or let them go on. */
async function tellLane(
  tx: Work['tx'],
  held: ConversationRow,
  to: InboxPayloads['owner-changed']['to'],
  now: Date,
): Promise<void> {
  const { newId } = await sharedEngineDeps();
  const payload: InboxPayloads['owner-changed'] = { to };
  await tx.insert(inbox).values({
    workspaceId: held.workspaceId,
    bucket: held.bucket,
    id: newId(),
    conversationId: held.id,
    kind: 'owner-changed',
    at: now,
    receivedAt: now,
    readyAt: now,
    payload,
  });
}
