import type { EffectPerformer } from '#/engine/turn/performers.ts';
import { bucketOf } from '#/lib/ids.ts';

/**
 * Gives conversations to people. The epoch stays: what the bot said before it handed over is still meant to arrive; it
 * rises when a person takes over.
 */
export const handOver: EffectPerformer<'hand-over'> = async (tx, deps, planned) => {
  for (const { conversation, effect } of planned) {
    await tx`
      update conversation set owner = 'people', owner_since = ${new Date(deps.clock.now())}, unread = unread + 1,
        hand_over_note = ${effect.note || null}
      where bucket = ${bucketOf(conversation.id)} and id = ${conversation.id}`;
  }
};
