import { count, eq, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { flowMove, runMove } from '../db/schema/moves.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { beginMove } from './start-move.ts';

/**
 * Begins to take a move back: every run that has not gone on since stands again where it stood, the others are left and
 * counted. A move that is still under way goes no further. Undoing twice is undoing once. Throws `move-under-way` while
 * another move of the flow is.
 */
export const undoMove = defineUseCase({
  access: 'run.move',
  input: byId,
  async run({ tx, workspaceId, userId, changed }, { id: undoes }) {
    // waits for the piece that is under way; there is none after it
    const [stopped] = await tx
      .update(flowMove)
      .set({ endedAt: sql`coalesce(${flowMove.endedAt}, clock_timestamp())` })
      .where(eq(flowMove.id, undoes))
      .returning({ flowId: flowMove.flowId });
    if (!stopped) throw new UserError('not-found');
    const { flowId } = stopped;
    const [known] = await tx.select().from(flowMove).where(eq(flowMove.undoes, undoes));
    if (known) return { id: known.id, flowId, total: known.total };
    const [written] = await tx.select({ runs: count() }).from(runMove).where(eq(runMove.moveId, undoes));
    const total = written?.runs ?? 0;
    const id = await beginMove(tx, { workspaceId, flowId, undoes, steps: [], total, startedBy: userId });
    changed('flow', flowId);
    return { id, flowId, total };
  },
});
