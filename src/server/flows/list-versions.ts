import { desc, eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { user } from '../db/schema/identity.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Every version of a flow, the newest first. */
export const listVersions = defineUseCase({
  access: 'flow.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await tx.select({ live: flow.liveVersionId }).from(flow).where(eq(flow.id, id));
    if (!found) throw new UserError('not-found');
    const rows = await tx
      .select({
        id: flowVersion.id,
        number: flowVersion.number,
        publishedAt: flowVersion.publishedAt,
        publishedBy: user.name,
      })
      .from(flowVersion)
      .leftJoin(user, eq(user.id, flowVersion.publishedBy))
      .where(eq(flowVersion.flowId, id))
      .orderBy(desc(flowVersion.number));
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString(), live: row.id === found.live }));
  },
});
