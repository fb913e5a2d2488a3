import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { LaneOutcome, LaneRun } from './lane.ts';

/** Somebody else has moved a run meanwhile: the whole turn is done again from what stands now. */
export class FenceLost extends Error {
  override readonly name = 'FenceLost';
}

/** Writes the runs of a turn; each only if it still stands where the turn found it. Throws `FenceLost`. */
export async function writeRuns(tx: RawTx, outcomes: readonly LaneOutcome[], now: number): Promise<void> {
  const rows = outcomes.flatMap((outcome) => outcome.runs.map((run) => toRow(outcome, run, now)));
  // at most one run of a conversation listens: those that stop must be written before the one that begins
  const listens = (row: Row) => row.status === 'waiting' && row.wait_reply;
  await Promise.all([
    update(
      tx,
      rows.filter((row) => row.stored_seq !== null && !listens(row)),
    ),
    update(
      tx,
      rows.filter((row) => row.stored_seq !== null && listens(row)),
    ),
    insert(
      tx,
      rows.filter((row) => row.stored_seq === null),
    ),
  ]);
}

interface Row {
  workspace_id: string;
  bucket: number;
  id: string;
  conversation_id: string;
  contact_id: string;
  flow_id: string;
  version_id: string;
  engine_schema: number;
  status: string;
  node: string | null;
  wait_reply: boolean;
  wait_activity: string | null;
  due_at: string | null;
  held_due_at: string | null;
  seq: number;
  stored_seq: number | null;
  steps: number;
  state: unknown;
  fault: unknown;
  end_reason: string | null;
  started_at: string;
  updated_at: string;
  ended_at: string | null;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function toRow({ lane: { conversation } }: LaneOutcome, run: LaneRun, now: number): Row {
  const { state } = run;
  const status = run.cancelled ? 'cancelled' : state.status;
  return {
    workspace_id: conversation.workspaceId,
    bucket: bucketOf(conversation.id),
    id: run.id,
    conversation_id: conversation.id,
    contact_id: conversation.contactId,
    flow_id: run.flowId,
    version_id: run.versionId,
    engine_schema: run.engineSchema,
    status,
    node: state.frames.at(-1)?.node ?? null,
    wait_reply: status === 'waiting' && (state.wait?.reply ?? false),
    wait_activity: status === 'waiting' ? (state.wait?.activity ?? null) : null,
    due_at: iso(run.dueAt),
    held_due_at: iso(run.heldDueAt),
    seq: run.seq,
    stored_seq: run.storedSeq,
    steps: state.steps,
    state,
    fault: state.fault,
    end_reason: run.cancelled,
    started_at: new Date(run.startedAt).toISOString(),
    updated_at: new Date(now).toISOString(),
    ended_at: status === 'waiting' ? null : new Date(now).toISOString(),
  };
}

async function update(tx: RawTx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const written = await tx`
    update run r set status = u.status, node = u.node, wait_reply = u.wait_reply, wait_activity = u.wait_activity,
      due_at = u.due_at, held_due_at = u.held_due_at, seq = u.seq, steps = u.steps, state = u.state, fault = u.fault,
      end_reason = u.end_reason, updated_at = u.updated_at, ended_at = u.ended_at
    from jsonb_to_recordset(${tx.json(rows as never)}) as u (bucket smallint, id uuid, status text, node text, wait_reply bool,
      wait_activity text, due_at timestamptz, held_due_at timestamptz, seq int, stored_seq int, steps int, state jsonb,
      fault jsonb, end_reason text, updated_at timestamptz, ended_at timestamptz)
    where r.bucket = u.bucket and r.id = u.id and r.seq = u.stored_seq and r.status = 'waiting'`;
  if (written.count !== rows.length) throw new FenceLost();
}

async function insert(tx: RawTx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, node,
      wait_reply, wait_activity, due_at, held_due_at, seq, steps, state, fault, end_reason, started_at, updated_at, ended_at)
    select workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, node,
      wait_reply, wait_activity, due_at, held_due_at, seq, steps, state, fault, end_reason, started_at, updated_at, ended_at
    from jsonb_to_recordset(${tx.json(rows as never)}) as u (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid,
      contact_id uuid, flow_id uuid, version_id uuid, engine_schema smallint, status text, node text, wait_reply bool,
      wait_activity text, due_at timestamptz, held_due_at timestamptz, seq int, steps int, state jsonb, fault jsonb,
      end_reason text, started_at timestamptz, updated_at timestamptz, ended_at timestamptz)
    order by id`;
}
