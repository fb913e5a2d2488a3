import type { EngineDeps } from '#/engine/deps.ts';
import type { InboxPayloads } from '#/engine/receive/inbox-payload.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import { bucketOf } from '#/lib/ids.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { RequestHttpJob } from '#/server/jobs/request-http.ts';
import { performCall } from '#/server/net/perform-call.ts';

/**
 * Makes a flow's outside call and puts the answer into the lane's inbox. The run waits for this call by its key: an
 * answer that comes twice, after a crash, moves it once. The other side can tell repetitions by `Idempotency-Key`.
 */
export async function requestHttp(deps: EngineDeps, job: RequestHttpJob): Promise<void> {
  const bucket = bucketOf(job.conversationId);
  const [waiting] = await asEngine(
    (tx) => tx`
      select from run where bucket = ${bucket} and id = ${job.runId} and workspace_id = ${job.workspaceId}
        and conversation_id = ${job.conversationId} and status = 'waiting' and wait_activity = ${job.key}`,
    deps.pool,
  );
  if (!waiting) return;
  const result: ActivityResult = await performCall(job.workspaceId, job.call, `${job.runId}.${job.key}`);
  const payload: InboxPayloads['activity'] = { runId: job.runId, key: job.key, result };
  const now = new Date(deps.clock.now());
  await asEngine(
    (tx) => tx`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      values (${job.workspaceId}, ${bucket}, ${deps.newId()}, ${job.conversationId}, 'activity', ${now}, ${now}, ${now},
        ${tx.json(payload as never)})`,
    deps.pool,
  );
}
