import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { giveToBot } from './change-owner.ts';
import { lockConversation } from './lock-conversation.ts';

/** Gives a conversation back to the bot, whose timers then go on. Giving back what the bot has changes nothing. */
export const giveBack = defineUseCase({
  access: 'conversation.reply',
  input: byId,
  async run(work, { id }) {
    const { clock } = await sharedEngineDeps();
    const held = await lockConversation(work.tx, id);
    if (held.owner === 'people') await giveToBot(work, held, new Date(clock.now()));
  },
});
