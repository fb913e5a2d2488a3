import { and, eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { user } from '../db/schema/identity.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** One flow with its draft, and the revision that a save must name. */
export const getFlow = defineUseCase({
  access: 'flow.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await tx
      .select({ flow, version: flowVersion.number, publishedAt: flowVersion.publishedAt, savedBy: user.name })
      .from(flow)
      .leftJoin(flowVersion, and(eq(flowVersion.workspaceId, flow.workspaceId), eq(flowVersion.id, flow.liveVersionId)))
      .leftJoin(user, eq(user.id, flow.draftSavedBy))
      .where(eq(flow.id, id));
    if (!found) throw new UserError('not-found');
    const { name, status, draft, draftRevision, draftSavedAt, liveVersionId, liveRevision } = found.flow;
    return {
      id,
      name,
      status,
      draft,
      revision: draftRevision,
      savedAt: draftSavedAt.toISOString(),
      savedBy: found.savedBy,
      live:
        liveVersionId && found.version !== null
          ? {
              versionId: liveVersionId,
              number: found.version,
              publishedAt: (found.publishedAt as Date).toISOString(),
              revision: liveRevision,
            }
          : null,
    };
  },
});
