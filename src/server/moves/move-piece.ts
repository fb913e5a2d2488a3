import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '#/engine/deps.ts';
import { engineSchema } from '#/flow/run/engine-schema.ts';
import type { Db } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { flowMove } from '../db/schema/moves.ts';
import type { MoveRunsJob } from '../jobs/move-runs.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { decideMoves } from './decide-moves.ts';
import { decideUndo } from './decide-undo.ts';
import { findPiece, type Piece } from './find-piece.ts';
import { lockPiece } from './lock-piece.ts';
import { type Change, writePiece } from './write-piece.ts';

/** Runs that one transaction moves at most. */
const pieceSize = 1_000;

/**
 * Carries the next piece of a move out, in one transaction under the locks of its conversations; true while there may be
 * more. How far it is commits with it, so that none is moved twice and none left out, whatever breaks in between.
 */
export async function movePiece(
  clock: Clock,
  { workspaceId, moveId }: MoveRunsJob,
  size = pieceSize,
): Promise<boolean> {
  const { flowId, more } = await withWorkspace(workspaceId, async (tx) => {
    // two workers with the same move take turns
    const [move] = await tx.select().from(flowMove).where(eq(flowMove.id, moveId)).for('update');
    if (!move || move.endedAt) return { flowId: null, more: false };
    const piece = await findPiece(tx, move, size);
    const { changes, cursor, whole } = await changePiece(tx, move, piece);
    const now = new Date(clock.now());
    await writePiece(tx, move, changes, now);
    const last = whole && piece.length < size;
    await tx
      .update(flowMove)
      .set({
        cursor,
        moved: sql`${flowMove.moved} + ${changes.filter(({ after }) => after !== null).length}`,
        exited: sql`${flowMove.exited} + ${changes.filter(({ after }) => after === null).length}`,
        ...(last ? { endedAt: now } : {}),
      })
      .where(and(eq(flowMove.workspaceId, workspaceId), eq(flowMove.id, moveId)));
    return { flowId: move.flowId, more: !last };
  });
  if (flowId) {
    publishChanges(workspaceId, [{ topic: 'flow', id: flowId }, { topic: 'run' }, { topic: 'conversation' }]);
  }
  return more;
}

/** Decides what becomes of the runs of a piece as they stand under the locks, and how far the move has come with them. */
async function changePiece(
  tx: Db,
  move: typeof flowMove.$inferSelect,
  piece: Piece,
): Promise<{ changes: Change[]; cursor: string | null; whole: boolean }> {
  if (piece.length === 0) return { changes: [], cursor: move.cursor, whole: true };
  const { runs, stray } = await lockPiece(tx, move.flowId, piece);
  const known = runs.filter((run) => run.engineSchema <= engineSchema);
  const changes = await (move.undoes ? decideUndo(tx, move.undoes, known) : decideMoves(tx, move, known));
  if (stray === null) return { changes, cursor: piece.at(-1)?.runId ?? null, whole: true };
  // contacts were merged meanwhile: what went to another lane is met again at the beginning of the next piece
  const before = piece.findLast(({ runId }) => runId < stray);
  return { changes: changes.filter(({ run }) => run.id < stray), cursor: before?.runId ?? move.cursor, whole: false };
}
