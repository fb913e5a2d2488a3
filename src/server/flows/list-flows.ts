import { and, count, desc, eq } from 'drizzle-orm';
import { run } from '../db/schema/engine.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Every flow of the workspace, the last edited first, with its live version, its waiting runs and what the checks found. */
export const listFlows = defineUseCase({
  access: 'flow.read',
  input: noInput,
  async run({ tx }) {
    const waiting = tx
      .select({ flowId: run.flowId, runs: count().as('runs') })
      .from(run)
      .where(eq(run.status, 'waiting'))
      .groupBy(run.flowId)
      .as('waiting');
    const rows = await tx
      .select({
        id: flow.id,
        name: flow.name,
        status: flow.status,
        version: flowVersion.number,
        liveRevision: flow.liveRevision,
        revision: flow.draftRevision,
        errors: flow.draftErrors,
        warnings: flow.draftWarnings,
        updatedAt: flow.updatedAt,
        runs: waiting.runs,
      })
      .from(flow)
      .leftJoin(flowVersion, and(eq(flowVersion.workspaceId, flow.workspaceId), eq(flowVersion.id, flow.liveVersionId)))
      .leftJoin(waiting, eq(waiting.flowId, flow.id))
      .orderBy(desc(flow.updatedAt), desc(flow.id));
    return rows.map(({ liveRevision, revision, updatedAt, runs, ...row }) => ({
      ...row,
      /** Waiting contacts. */
      activeRuns: Number(runs ?? 0),
      /** The draft holds something that is not live. */
      changedSincePublish: liveRevision !== null && liveRevision !== revision,
      updatedAt: updatedAt.toISOString(),
    }));
  },
});
