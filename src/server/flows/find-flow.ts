import { and, eq, type SQL } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';

/** A flow of the open workspace. Throws `not-found`. */
export async function findFlow(tx: Db, id: string): Promise<typeof flow.$inferSelect> {
  const [found] = await tx.select().from(flow).where(eq(flow.id, id));
  if (!found) throw new UserError('not-found');
  return found;
}

/** A flow of the open workspace, locked until the transaction ends. Throws `not-found`. */
export async function lockFlow(tx: Db, id: string): Promise<typeof flow.$inferSelect> {
  const [found] = await tx.select().from(flow).where(eq(flow.id, id)).for('update');
  if (!found) throw new UserError('not-found');
  return found;
}

/** One version of a flow of the open workspace, by its number. Throws `not-found`. */
export async function findVersion(tx: Db, flowId: string, number: number): Promise<typeof flowVersion.$inferSelect> {
  const wanted = and(eq(flowVersion.flowId, flowId), eq(flowVersion.number, number)) as SQL;
  const [found] = await tx.select().from(flowVersion).where(wanted);
  if (!found) throw new UserError('not-found');
  return found;
}
