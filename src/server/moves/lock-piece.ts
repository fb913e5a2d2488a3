import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { bucketOf } from '#/lib/ids.ts';
import type { Db } from '../db/client.ts';
import { run } from '../db/schema/engine.ts';
import type { Piece } from './find-piece.ts';

/** A run under the lock of its lane. */
export type HeldRun = typeof run.$inferSelect;

/**
 * Locks the lanes of a piece in the order of their ids, as turns do, and then reads its runs anew: what a reply has changed
 * meanwhile is seen. `stray` is the first run that has gone to a lane which is not locked.
 */
export async function lockPiece(
  tx: Db,
  flowId: string,
  piece: Piece,
): Promise<{ runs: HeldRun[]; stray: string | null }> {
  const lanes = new Set(piece.flatMap(({ conversationId }) => conversationId ?? []));
  const keys = [...lanes].map((id) => ({ bucket: bucketOf(id), id }));
  await tx.execute(sql`
    select from conversation c
    where (c.bucket, c.id) in (select bucket, id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w (bucket smallint, id uuid))
    order by c.id for no key update of c`);
  const ids = piece.map(({ runId }) => runId);
  const runs = await tx
    .select()
    .from(run)
    .where(and(eq(run.flowId, flowId), inArray(run.id, ids)))
    .orderBy(asc(run.id))
    .for('no key update');
  return { runs, stray: runs.find(({ conversationId }) => !lanes.has(conversationId))?.id ?? null };
}
