import { optOutContact } from '#/engine/consent/change-consent.ts';
import type { EffectPerformer } from '#/engine/turn/performers.ts';

/** Records that contacts want no marketing, because a flow said so. */
export const optOut: EffectPerformer<'opt-out'> = async (tx, deps, planned) => {
  for (const { conversation, run } of planned) {
    await optOutContact(tx, deps, {
      workspaceId: conversation.workspaceId,
      contactId: conversation.contactId,
      source: 'flow',
      detail: run?.flowId ?? null,
    });
  }
};
