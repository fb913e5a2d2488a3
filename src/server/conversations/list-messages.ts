import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { conversation, message } from '../db/schema/engine.ts';
import { pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';
import { isConversation } from './lock-conversation.ts';
import { readMessages } from './read-messages.ts';

/** One page of a thread: the last messages before the cursor, oldest first; `next` leads to older ones. */
export const listMessages = defineUseCase({
  access: 'conversation.read',
  input: z.strictObject({ id: z.uuid(), cursor: z.uuid().nullish() }),
  async run({ tx }, { id, cursor }) {
    const [found] = await tx.select({ id: conversation.id }).from(conversation).where(isConversation(id));
    if (!found) throw new UserError('not-found');
    const where = and(eq(message.conversationId, id), cursor ? lt(message.id, cursor) : undefined);
    const page = takePage(await readMessages(tx, where, pageSize + 1), (oldest) => oldest.id);
    return { rows: page.rows.reverse(), next: page.next };
  },
});
