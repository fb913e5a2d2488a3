import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { endSends } from '#/engine/sql/end-sends.ts';
import type { Db } from '../db/client.ts';
import { outbox } from '../db/schema/engine.ts';

/**
 * Takes back planned messages that no sender holds, and says so in the thread. Rows that a claim has locked just now are
 * left where the claim will see for itself that they are forbidden; else they are waited for. What forbids them must be
 * locked: the conversation or the channel.
 */
async function cancelReady(tx: Db, where: SQL, reason: string, claimed: 'leave' | 'wait' = 'leave') {
  const rows = await tx
    .select({ id: outbox.id, runId: outbox.runId, attempt: outbox.attempt })
    .from(outbox)
    .where(and(where, eq(outbox.state, 'ready')))
    .orderBy(asc(outbox.id))
    .for('update', claimed === 'leave' ? { skipLocked: true } : {});
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  await tx.delete(outbox).where(and(where, inArray(outbox.id, ids)));
  await tx.execute(endSends(sql, rows, { ending: 'cancelled', reason }));
  return rows;
}

/** Takes back all that was still to be sent by a channel; true when there was something. */
export async function cancelChannelSends(tx: Db, channelId: string): Promise<boolean> {
  const cancelled = await cancelReady(tx, eq(outbox.channelId, channelId), 'channel-disconnected');
  return cancelled.length > 0;
}

/** Takes back what the bot still had to say in a conversation. Answers the runs whose messages they were. */
export async function cancelBotSends(tx: Db, conversationId: string): Promise<string[]> {
  const where = and(eq(outbox.conversationId, conversationId), isNotNull(outbox.ownerEpoch)) as SQL;
  return runsOf(await cancelReady(tx, where, 'taken-over'));
}

/** Takes back what a run still had to say; answers how many messages. One that is over carries no mark that a claim would see. */
export async function cancelRunSends(tx: Db, conversationId: string, runId: string): Promise<number> {
  const where = and(eq(outbox.conversationId, conversationId), eq(outbox.runId, runId)) as SQL;
  return (await cancelReady(tx, where, 'stopped', 'wait')).length;
}

/** Takes back what a broadcast had planned and nobody has claimed; answers how many messages. */
export async function cancelBroadcastSends(tx: Db, broadcastId: string): Promise<number> {
  return (await cancelReady(tx, eq(outbox.broadcastId, broadcastId), 'stopped', 'wait')).length;
}

function runsOf(cancelled: readonly { runId: string | null }[]): string[] {
  return [...new Set(cancelled.flatMap(({ runId }) => runId ?? []))];
}
