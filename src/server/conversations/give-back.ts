import { sql } from 'drizzle-orm';
import type { InboxPayloads } from '#/engine/receive/inbox-payload.ts';
import { conversation, inbox } from '../db/schema/engine.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { isConversation, lockConversation } from './lock-conversation.ts';

/** Gives a conversation back to the bot, whose timers then go on. Giving back what the bot has changes nothing. */
export const giveBack = defineUseCase({
  access: 'conversation.reply',
  input: byId,
  async run({ tx, changed }, { id }) {
    const { clock, newId } = await sharedEngineDeps();
    const held = await lockConversation(tx, id);
    if (held.owner === 'bot') return;
    const now = new Date(clock.now());
    await tx
      .update(conversation)
      .set({
        owner: 'bot',
        ownerUserId: null,
        ownerEpoch: sql`${conversation.ownerEpoch} + 1`,
        ownerSince: now,
        handOverNote: null,
      })
      .where(isConversation(id));
    const payload: InboxPayloads['owner-changed'] = { to: 'bot' };
    await tx.insert(inbox).values({
      workspaceId: held.workspaceId,
      bucket: held.bucket,
      id: newId(),
      conversationId: id,
      kind: 'owner-changed',
      at: now,
      receivedAt: now,
      readyAt: now,
      payload,
    });
    changed('conversation', id);
  },
});
