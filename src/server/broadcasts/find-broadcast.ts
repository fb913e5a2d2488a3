import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { broadcast } from '../db/schema/broadcasts.ts';

export type BroadcastRow = typeof broadcast.$inferSelect;

/** A broadcast of the open workspace. Throws `not-found`. */
export async function findBroadcast(tx: Db, id: string): Promise<BroadcastRow> {
  const [found] = await tx.select().from(broadcast).where(eq(broadcast.id, id));
  if (!found) throw new UserError('not-found');
  return found;
}

/** A broadcast of the open workspace, locked until the transaction ends: no message of it is planned or claimed meanwhile. Throws `not-found`. */
export async function lockBroadcast(tx: Db, id: string): Promise<BroadcastRow> {
  const [found] = await tx.select().from(broadcast).where(eq(broadcast.id, id)).for('update');
  if (!found) throw new UserError('not-found');
  return found;
}
