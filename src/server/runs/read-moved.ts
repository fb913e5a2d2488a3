import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { flowVersion } from '../db/schema/flows.ts';
import { flowMove, runMove } from '../db/schema/moves.ts';

/** That a run was moved between versions; null where it had no place: before it was brought back, or after it left. */
export interface Moved {
  kind: 'moved';
  from: number | null;
  to: number | null;
  /** It took back an earlier move. */
  back: boolean;
}

const numberOf = (side: typeof runMove.before | typeof runMove.after) =>
  sql<number | null>`(select number from ${flowVersion} where id = (${side} ->> 'versionId')::uuid)`;

/** The last moves of a run before a cursor, newest first. */
export async function readMoved(
  tx: Db,
  runId: string,
  before: number | null | undefined,
  most: number,
): Promise<{ seq: number; at: Date; event: Moved }[]> {
  const rows = await tx
    .select({
      seq: runMove.seq,
      at: runMove.at,
      from: numberOf(runMove.before),
      to: numberOf(runMove.after),
      undoes: flowMove.undoes,
    })
    .from(runMove)
    .innerJoin(flowMove, and(eq(flowMove.workspaceId, runMove.workspaceId), eq(flowMove.id, runMove.moveId)))
    .where(and(eq(runMove.runId, runId), before ? lt(runMove.seq, before) : undefined))
    .orderBy(desc(runMove.seq))
    .limit(most);
  return rows.map(({ seq, at, from, to, undoes }) => ({
    seq,
    at,
    event: { kind: 'moved', from, to, back: undoes !== null },
  }));
}
