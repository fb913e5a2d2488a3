import { and, eq, type SQL } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { Db } from '../db/client.ts';
import { conversation } from '../db/schema/engine.ts';

/** A conversation as its row stands. */
export type ConversationRow = typeof conversation.$inferSelect;

/** The condition that finds one conversation by its whole key. */
export function isConversation(id: string): SQL {
  return and(eq(conversation.bucket, bucketOf(id)), eq(conversation.id, id)) as SQL;
}

/**
 * Locks a conversation of the open workspace as turns and claims do: until the transaction ends nothing is computed or
 * claimed for it. Throws `not-found`.
 */
export async function lockConversation(tx: Db, id: string): Promise<ConversationRow> {
  const [found] = await tx.select().from(conversation).where(isConversation(id)).for('no key update');
  if (!found) throw new UserError('not-found');
  return found;
}
