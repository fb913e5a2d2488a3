import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { message, outbox } from '../db/schema/engine.ts';

/** A planned message that will not be sent any more. */
interface Cancelled {
  id: string;
  runId: string | null;
}

/**
 * Takes back planned messages that no sender holds, and says so in the thread. Rows that a claim has locked just now are
 * left: it sends them, or refuses them itself. The conversation must be locked.
 */
async function cancelReady(tx: Db, where: SQL, reason: string): Promise<Cancelled[]> {
  const rows = await tx
    .select({ id: outbox.id, runId: outbox.runId })
    .from(outbox)
    .where(and(where, eq(outbox.state, 'ready')))
    .orderBy(asc(outbox.id))
    .for('update', { skipLocked: true });
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  await tx.delete(outbox).where(and(where, inArray(outbox.id, ids)));
  const these = inArray(message.id, ids);
  await tx.select({ one: sql`1` }).from(message).where(these).orderBy(asc(message.id)).for('no key update');
  await tx.update(message).set({ ending: 'cancelled', endingReason: reason }).where(these);
  return rows;
}

/** Takes back what the bot still had to say in a conversation. Answers the runs whose messages they were. */
export async function cancelBotSends(tx: Db, conversationId: string): Promise<string[]> {
  const where = and(eq(outbox.conversationId, conversationId), isNotNull(outbox.ownerEpoch)) as SQL;
  return runsOf(await cancelReady(tx, where, 'taken-over'));
}

/** Takes back what a run still had to say. */
export async function cancelRunSends(tx: Db, conversationId: string, runId: string): Promise<void> {
  const where = and(eq(outbox.conversationId, conversationId), eq(outbox.runId, runId)) as SQL;
  await cancelReady(tx, where, 'stopped');
}

function runsOf(cancelled: readonly Cancelled[]): string[] {
  return [...new Set(cancelled.flatMap(({ runId }) => runId ?? []))];
}
