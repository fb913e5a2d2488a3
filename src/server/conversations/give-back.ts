import { sql } from 'drizzle-orm';
import { conversation } from '../db/schema/engine.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { tellLane } from './change-owner.ts';
import { isConversation, lockConversation } from './lock-conversation.ts';

/** Gives a conversation back to the bot, whose timers then go on. Giving back what the bot has changes nothing. */
export const giveBack = defineUseCase({
  access: 'conversation.reply',
  input: byId,
  async run({ tx, changed }, { id }) {
    const { clock } = await sharedEngineDeps();
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
    await tellLane(tx, held, 'bot', now);
    changed('conversation', id);
  },
});
