import { conversation } from '../db/schema/engine.ts';
import { byId } from '../inputs.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import type { MarkReadJob } from '../jobs/mark-read.ts';
import { defineUseCase } from '../use-case.ts';
import { isConversation, lockConversation } from './lock-conversation.ts';

/** Notes that a member has seen what came in; the contact's phone learns it too, where the channel can tell it. */
export const markRead = defineUseCase({
  access: 'conversation.reply',
  input: byId,
  async run({ tx, workspaceId, changed }, { id }) {
    const held = await lockConversation(tx, id);
    if (held.unread === 0) return;
    await tx.update(conversation).set({ unread: 0 }).where(isConversation(id));
    if (held.lastInProviderId) {
      const job: MarkReadJob = { workspaceId, channelId: held.channelId, providerId: held.lastInProviderId };
      await enqueueJob(tx, 'mark-read', job);
    }
    changed('conversation', id);
  },
});
