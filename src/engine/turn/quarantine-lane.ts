import { engineSchema } from '#/flow/run/engine-schema.ts';
import { newRun } from '#/flow/run/state.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { EngineDeps } from '../deps.ts';
import type { LaneRow } from '../sql/claim-lanes.ts';

/** Turns of a lane that may fail before what it holds is given up, visibly. */
const triesBeforeGivingUp = 5;

/**
 * Sets a lane aside whose turn failed: it rests 1, 4, 16, 64 s and is tried again; its rows move back with it, so that
 * they never hide those of others. After the fifth failure its messages go to the inbox with the reason, and its runs
 * fail, those that were still to begin among them.
 */
export async function quarantineLane(deps: EngineDeps, lane: LaneRow, thrown: unknown): Promise<void> {
  const reason = thrown instanceof Error ? thrown.message.slice(0, 500) : String(thrown);
  const about = { workspace: lane.workspace_id, conversation: lane.id };
  deps.report('lane-quarantined', about, thrown);
  await asEngine(async (tx) => {
    const now = deps.clock.now();
    const [row] = await tx<{ failures: number }[]>`
      update conversation set failures = failures + 1, quarantine_reason = ${reason},
        quarantined_until = ${new Date(now)}::timestamptz + make_interval(secs => power(4, least(failures, 3)))
      where bucket = ${lane.bucket} and id = ${lane.id} returning failures`;
    const failures = row?.failures ?? 0;
    if (failures < triesBeforeGivingUp) {
      const again = new Date(now + 4 ** Math.min(failures - 1, 3) * 1_000);
      await tx`
        update inbox set ready_at = ${again} where conversation_id = ${lane.id} and ready_at <= ${again}`;
      await tx`
        update run set due_at = ${again} where conversation_id = ${lane.id} and status = 'waiting' and due_at <= ${again}`;
      return;
    }
    await tx`
      insert into disposition (workspace_id, message_id, conversation_id, at, outcome, reason)
      select workspace_id, id, conversation_id, ${new Date(now)}, 'to-inbox', 'engine-failed' from inbox
      where conversation_id = ${lane.id} and kind = 'message' on conflict (message_id) do nothing`;
    await tx`
      insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, seq,
        steps, state, end_reason, started_at, updated_at, ended_at)
      select workspace_id, bucket, coalesce((payload ->> 'runId')::uuid, uuidv7()), conversation_id, ${lane.contact_id},
        (payload ->> 'flowId')::uuid, (payload ->> 'versionId')::uuid, ${engineSchema}, 'failed', 0, 0, ${tx.json(newRun as never)},
        'engine-failed', ${new Date(now)}, ${new Date(now)}, ${new Date(now)}
      from inbox where conversation_id = ${lane.id} and kind = 'start'`;
    await tx`delete from inbox where conversation_id = ${lane.id}`;
    await tx`
      update run set status = 'failed', due_at = null, wait_reply = false, ended_at = ${new Date(now)}, end_reason = 'engine-failed'
      where conversation_id = ${lane.id} and status = 'waiting'`;
    await tx`
      update conversation set failures = 0, quarantined_until = null, unread = unread + 1
      where bucket = ${lane.bucket} and id = ${lane.id}`;
    deps.report('lane-given-up', about);
  }, deps.pool);
}
