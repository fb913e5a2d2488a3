import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { countAtStop, ofFlow } from '../conversations/count-at-stop.ts';
import { flow } from '../db/schema/flows.ts';
import { defineUseCase } from '../use-case.ts';
import { lockFlow } from './find-flow.ts';

/**
 * Pauses, resumes, archives or restores a flow. From the commit on, a flow that is not live starts no run and sends
 * nothing; answers what that met. What was never published can only be a draft. Throws `flow-not-live`.
 */
export const setFlowStatus = defineUseCase({
  access: 'flow.publish',
  input: z.strictObject({ id: z.uuid(), status: z.enum(['draft', 'live', 'paused', 'archived']) }),
  async run({ tx, changed }, { id, status }) {
    const { liveVersionId } = await lockFlow(tx, id);
    const fits = status === 'archived' || (status === 'draft') === (liveVersionId === null);
    if (!fits) throw new UserError('flow-not-live');
    await tx.update(flow).set({ status, updatedAt: sql`clock_timestamp()` }).where(eq(flow.id, id));
    changed('flow', id);
    return countAtStop(tx, ofFlow(id), status === 'archived' ? 'cancelled' : 'held');
  },
});
