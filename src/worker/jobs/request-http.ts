import type { EngineDeps } from '#/engine/deps.ts';
import type { InboxPayloads } from '#/engine/receive/inbox-payload.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { RequestHttpJob } from '#/server/jobs/request-http.ts';
import { performCall } from '#/server/net/perform-call.ts';

/**
 * Makes a flow's outside call and puts the answer into the lane's inbox. The run waits for this call by its key: an
 * answer that comes twice, after a crash, moves it once. The other side can tell repetitions by `Idempotency-Key`.
 */
export async function requestHttp(deps: EngineDeps, job: RequestHttpJob): Promise<void> {
  const [waiting] = await asEngine(
    (tx) => tx`
      select from run where workspace_id = ${job.workspaceId} and id = ${job.runId} and status = 'waiting'
        and wait_activity = ${job.key}`,
    deps.pool,
  );
  if (!waiting) return;
  const about = { workspace: job.workspaceId, conversation: job.conversationId, run: job.runId };
  const span = deps.tracing?.begin('call', job.trace ?? null, about);
  const result = await performCall(job.workspaceId, job.call, `${job.runId}.${job.key}`);
  span?.end(result.ok ? 'ok' : result.reason);
  await deliver(deps, job, result, span?.traceparent);
}

/**
 * To the lane where the run is now: contacts may have been merged meanwhile. The key of its row is locked, which a merge
 * changes, so that the answer is in that lane before the run leaves it, or follows it there.
 */
async function deliver(
  deps: EngineDeps,
  job: RequestHttpJob,
  result: ActivityResult,
  trace: string | undefined,
): Promise<void> {
  const payload: InboxPayloads['activity'] = {
    runId: job.runId,
    key: job.key,
    result,
    ...(trace !== undefined && { trace }),
  };
  const now = new Date(deps.clock.now());
  await asEngine(
    (tx) => tx`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select workspace_id, bucket, ${deps.newId()}, conversation_id, 'activity', ${now}, ${now}, ${now}, ${tx.json(payload as never)}
      from run where workspace_id = ${job.workspaceId} and id = ${job.runId} for key share
      returning id, conversation_id`,
    deps.pool,
  );
}
