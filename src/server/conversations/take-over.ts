import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { giveToPeople } from './change-owner.ts';
import { lockConversation } from './lock-conversation.ts';

/** Takes a conversation from the bot, or from a colleague. Taking what one has changes nothing. */
export const takeOver = defineUseCase({
  access: 'conversation.reply',
  input: byId,
  async run(work, { id }) {
    const { clock } = await sharedEngineDeps();
    const held = await lockConversation(work.tx, id);
    if (held.owner === 'people' && held.ownerUserId === work.userId) return;
    await giveToPeople(work, held, work.userId, new Date(clock.now()));
  },
});
