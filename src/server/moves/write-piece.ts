import { and, eq, inArray, sql } from 'drizzle-orm';
import { Bug } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { inbox } from '../db/schema/engine.ts';
import { type flowMove, type Place, runMove } from '../db/schema/moves.ts';
import type { HeldRun } from './lock-piece.ts';

/** Why runs end that a move lets go. */
export const movedOut = 'moved-out';

/** What a move does with one run; null is the end. */
export interface Change {
  run: HeldRun;
  before: Place | null;
  after: Place | null;
  /** The interpreter that the target needs. */
  engineSchema?: number;
}

/**
 * Writes the runs of a piece and what stood before and after; each run's `seq` rises, so that nothing that was computed
 * from its old place can be written over it. The lanes are locked.
 */
export async function writePiece(
  tx: Db,
  move: Pick<typeof flowMove.$inferSelect, 'workspaceId' | 'id'>,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await writeRuns(tx, changes, now);
  await tx.insert(runMove).values(
    changes.map(({ run, before, after }) => ({
      workspaceId: move.workspaceId,
      moveId: move.id,
      runId: run.id,
      seq: run.seq + 1,
      at: now,
      before,
      after,
    })),
  );
  const freed = changes.filter(({ after }) => after === null).map(({ run }) => run.conversationId);
  if (freed.length > 0) await releaseQueues(tx, freed, now);
}

async function writeRuns(tx: Db, changes: readonly Change[], now: Date): Promise<void> {
  const at = now.toISOString();
  const rows = changes.map((change) => ({ ...keyOf(change.run), ...whereTo(change) }));
  const written = await tx.execute(sql`
    update run r set
      seq = r.seq + 1, updated_at = ${at}::timestamptz,
      version_id = coalesce(u.version_id, r.version_id),
      moved_from = case when u.version_id <> r.version_id then array_append(r.moved_from, r.version_id) else r.moved_from end,
      engine_schema = greatest(r.engine_schema, u.engine_schema),
      node = coalesce(u.node, r.node),
      -- whoever leaves keeps the state that its own turns made
      state = case when u.goes_on then r.state || jsonb_build_object('frames', u.frames, 'wait', u.wait) else r.state end,
      status = case when u.goes_on then 'waiting' else 'cancelled' end,
      end_reason = case when not u.goes_on then ${movedOut} end,
      ended_at = case when not u.goes_on then ${at}::timestamptz end,
      wait_reply = u.goes_on and (u.wait ->> 'reply')::boolean,
      wait_activity = case when u.goes_on then u.wait ->> 'activity' end,
      due_at = case when u.keeps_time then r.due_at else u.due_at end,
      held_due_at = case when u.keeps_time then r.held_due_at else u.held_due_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (bucket smallint, id uuid, seq int, goes_on boolean,
      keeps_time boolean, version_id uuid, engine_schema smallint, node text, frames jsonb, wait jsonb,
      due_at timestamptz, held_due_at timestamptz)
    where r.bucket = u.bucket and r.id = u.id and r.seq = u.seq
    returning 1`);
  if (written.length !== rows.length) throw new Bug('a run has moved under the lock of its lane');
}

const keyOf = ({ bucket, id, seq }: HeldRun) => ({ bucket, id, seq });

function whereTo({ run, before, after, engineSchema = run.engineSchema }: Change) {
  if (!after) return { goes_on: false, keeps_time: false };
  const { versionId, frames, wait, dueAt } = after;
  // while people have the conversation the clock stands still, and goes on doing so
  const held = run.heldDueAt !== null;
  const due = dueAt === null ? null : new Date(dueAt).toISOString();
  return {
    goes_on: true,
    keeps_time: before !== null && before.dueAt === dueAt,
    version_id: versionId,
    engine_schema: engineSchema,
    node: frames.at(-1)?.node ?? null,
    frames,
    wait,
    due_at: held ? null : due,
    held_due_at: held ? due : null,
  };
}

/** Flows that waited until these contacts are free may start now. */
async function releaseQueues(tx: Db, conversations: readonly string[], now: Date): Promise<void> {
  await tx
    .update(inbox)
    .set({ readyAt: now })
    .where(
      and(
        inArray(inbox.conversationId, [...new Set(conversations)]),
        eq(inbox.kind, 'start'),
        sql`${inbox.readyAt} = 'infinity'::timestamptz`,
      ),
    );
}
