import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { run as runTable } from '../db/schema/engine.ts';
import { type Place, runMove } from '../db/schema/moves.ts';
import type { HeldRun } from './lock-piece.ts';
import { placeOf } from './move-place.ts';
import { type Change, movedOut } from './write-piece.ts';

type Moved = Pick<typeof runMove.$inferSelect, 'runId' | 'seq' | 'before' | 'after'>;

/** What becomes of runs when a move is taken back: those that still stand as it left them stand again where they stood. */
export async function decideUndo(tx: Db, undoes: string, runs: readonly HeldRun[]): Promise<Change[]> {
  if (runs.length === 0) return [];
  const rows: Moved[] = await tx
    .select({ runId: runMove.runId, seq: runMove.seq, before: runMove.before, after: runMove.after })
    .from(runMove)
    .where(
      and(
        eq(runMove.moveId, undoes),
        inArray(
          runMove.runId,
          runs.map(({ id }) => id),
        ),
      ),
    );
  const movedBy = new Map(rows.map((row) => [row.runId, row]));
  const active = await readActive(tx, runs);
  return runs.flatMap((run): Change[] => {
    const moved = movedBy.get(run.id);
    if (!moved || moved.seq !== run.seq) return [];
    const { before: after } = moved;
    if (moved.after === null) {
      const left = run.status === 'cancelled' && run.endReason === movedOut;
      return left && after && !isInTheWay(active, run, after) ? [{ run, before: null, after }] : [];
    }
    const before = run.status === 'waiting' ? placeOf(run) : null;
    if (!before) return [];
    // only what the move changed goes back: the clock may have stood still meanwhile, and gone on
    const sameDue = after?.dueAt === moved.after.dueAt;
    return [{ run, before, after: after && sameDue ? { ...after, dueAt: before.dueAt } : after }];
  });
}

type Active = Pick<HeldRun, 'conversationId' | 'flowId' | 'waitReply'>;

/** The runs that wait in these lanes, which are locked. */
function readActive(tx: Db, runs: readonly HeldRun[]): Promise<Active[]> {
  const lanes = [...new Set(runs.map(({ conversationId }) => conversationId))];
  const { conversationId, flowId, waitReply, status } = runTable;
  return tx
    .select({ conversationId, flowId, waitReply })
    .from(runTable)
    .where(and(inArray(conversationId, lanes), eq(status, 'waiting')));
}

/** A run that ended cannot go on where the flow has begun anew meanwhile, or another has asked its own question. */
function isInTheWay(active: readonly Active[], run: HeldRun, { wait }: Place): boolean {
  return active.some(
    ({ conversationId, flowId, waitReply }) =>
      conversationId === run.conversationId && (flowId === run.flowId || (wait.reply && waitReply)),
  );
}
