import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import type { flowMove } from '../db/schema/moves.ts';

/** The next runs of a move, in the order of their ids, with the lanes that they are in; null where a run is no more. */
export type Piece = { runId: string; conversationId: string | null }[];

type Move = typeof flowMove.$inferSelect;

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Finds the runs behind the last one that was looked at. Nothing is locked yet. */
export async function findPiece(tx: Db, move: Move, size: number): Promise<Piece> {
  const rows = await (move.undoes ? findMoved(tx, move, size) : findWaiting(tx, move, size));
  return rows.map((row) => ({ runId: row.run_id, conversationId: row.conversation_id }));
}

type Row = { run_id: string; conversation_id: string | null };

/** One walk along the index of each version's waiting runs, no further than a piece. */
function findWaiting(tx: Db, { steps, cursor }: Move, size: number) {
  const versions = [...Map.groupBy(steps, ({ versionId }) => versionId)].map(([version_id, own]) => ({
    version_id,
    nodes: own.map(({ node }) => node),
  }));
  return tx.execute<Row>(sql`
    select w.id as run_id, w.conversation_id
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v (version_id uuid, nodes text[])
    cross join lateral (
      select id, conversation_id from run
      where version_id = v.version_id and status = 'waiting' and node = any(v.nodes) and id > ${cursor ?? beforeAll}::uuid
      order by id limit ${size}
    ) w
    order by w.id limit ${size}`);
}

/** The runs that the other move has changed. */
function findMoved(tx: Db, { undoes, flowId, cursor }: Move, size: number) {
  return tx.execute<Row>(sql`
    select m.run_id, r.conversation_id
    from (
      select run_id from run_move where move_id = ${undoes} and run_id > ${cursor ?? beforeAll}::uuid
      order by run_id limit ${size}
    ) m
    left join run r on r.flow_id = ${flowId} and r.id = m.run_id
    order by m.run_id`);
}
