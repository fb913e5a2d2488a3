import type { EffectPerformer } from '#/engine/turn/performers.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RequestHttpJob } from '#/server/jobs/request-http.ts';

/** Orders the call as a job of its own; its result comes back through the lane's inbox. */
export const requestHttp: EffectPerformer<'request-http'> = async (tx, deps, planned) => {
  const jobs = planned.flatMap(({ conversation, run, effect, trace }): RequestHttpJob[] => {
    if (!run) return [];
    return [
      {
        workspaceId: conversation.workspaceId,
        conversationId: conversation.id,
        runId: run.id,
        key: effect.key,
        call: effect.call,
        ...(trace !== undefined && { trace }),
      },
    ];
  });
  await deps.jobs.enqueue(tx, 'request-http', jobs as unknown as JsonObject[]);
};
