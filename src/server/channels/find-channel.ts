import { and, eq, ne } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';

/** A connected channel of the open workspace, locked until the transaction ends. Throws `not-found`. */
export async function lockChannel(tx: Db, id: string): Promise<typeof channel.$inferSelect> {
  const connected = and(eq(channel.id, id), ne(channel.state, 'disconnected'));
  const [found] = await tx.select().from(channel).where(connected).for('update');
  if (!found) throw new UserError('not-found');
  return found;
}
