import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { flowMove } from '../db/schema/moves.ts';
import { findFlow, lockFlow } from '../flows/find-flow.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { defineUseCase } from '../use-case.ts';
import { chooseSteps, moveChoice } from './choose-steps.ts';
import { makePlan } from './make-plan.ts';

/**
 * Begins to move a flow's waiting runs to a version, else to the live one: as the plan proposes, and where somebody chose
 * otherwise, so. The worker carries it out. Throws `move-under-way` while another move of the flow is.
 */
export const startMove = defineUseCase({
  access: 'run.move',
  input: z.strictObject({
    id: z.uuid(),
    to: z.int().min(1).optional(),
    choices: z.array(moveChoice).max(10_000).default([]),
    /** Waits last as long as the target says, from when they began; else everybody keeps the time that they have. */
    recompute: z.boolean().default(false),
  }),
  async run({ tx, workspaceId, userId, changed }, { id, to, choices, recompute }) {
    const plan = await makePlan(tx, await findFlow(tx, id), to);
    const { steps, total } = chooseSteps(plan, choices);
    const moveId = await beginMove(tx, {
      workspaceId,
      flowId: id,
      versionId: plan.target.id,
      steps,
      recompute,
      total,
      startedBy: userId,
    });
    changed('flow', id);
    return { id: moveId, flowId: id, total };
  },
});

/** Writes a move down and orders its job, in the caller's transaction. Throws `move-under-way`. */
export async function beginMove(tx: Db, wanted: typeof flowMove.$inferInsert): Promise<string> {
  // not before the counting is done: nothing of the flow is sent while somebody holds it
  await lockFlow(tx, wanted.flowId);
  const underWay = and(eq(flowMove.flowId, wanted.flowId), isNull(flowMove.endedAt)) as SQL;
  const [other] = await tx.select({ id: flowMove.id }).from(flowMove).where(underWay);
  if (other) throw new UserError('move-under-way');
  const [begun] = await tx.insert(flowMove).values(wanted).returning({ id: flowMove.id });
  const { id } = begun as { id: string };
  await enqueueJob(tx, 'move-runs', { workspaceId: wanted.workspaceId, moveId: id });
  return id;
}
