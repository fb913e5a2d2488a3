import { desc, eq, sql } from 'drizzle-orm';
import { flowVersion } from '../db/schema/flows.ts';
import { flowMove } from '../db/schema/moves.ts';
import { findFlow } from '../flows/find-flow.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Moves that are listed, and runs that are named of those that one left. */
const most = { moves: 50, left: 50 };

/** The last moves of a flow, the newest first: how far each has come, and what an undo could not bring back. */
export const listMoves = defineUseCase({
  access: 'run.read',
  input: byId,
  async run({ tx }, { id }) {
    await findFlow(tx, id);
    const left = sql<string[]>`array(
      select w.run_id from run_move w where w.move_id = ${flowMove.undoes} and ${flowMove.endedAt} is not null
        and not exists (select from run_move b where b.move_id = ${flowMove.id} and b.run_id = w.run_id)
      order by w.run_id limit ${most.left})`;
    const rows = await tx
      .select({
        id: flowMove.id,
        to: flowVersion.number,
        undoes: flowMove.undoes,
        total: flowMove.total,
        moved: flowMove.moved,
        exited: flowMove.exited,
        /** Runs that an undo left where they are, because they have gone on since. */
        left,
        startedAt: flowMove.startedAt,
        endedAt: flowMove.endedAt,
      })
      .from(flowMove)
      .leftJoin(flowVersion, eq(flowVersion.id, flowMove.versionId))
      .where(eq(flowMove.flowId, id))
      .orderBy(desc(flowMove.id))
      .limit(most.moves);
    const undone = new Map(rows.flatMap((row) => (row.undoes ? [[row.undoes, row.id] as const] : [])));
    return rows.map(({ startedAt, endedAt, ...row }) => ({
      ...row,
      /** The move that takes it back. */
      undoneBy: undone.get(row.id) ?? null,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }));
  },
});
