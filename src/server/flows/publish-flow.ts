import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Problem } from '#/flow/checks/problem.ts';
import { engineSchema } from '#/flow/run/engine-schema.ts';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { defineFilledFields } from '../fields/define-filled-fields.ts';
import { defineUseCase } from '../use-case.ts';
import { contentHash } from './content-hash.ts';
import { lockFlow } from './find-flow.ts';
import { missingReferences } from './missing-references.ts';
import { problemsOf } from './problems-of.ts';

/** A published version, or the findings that forbid publishing. */
export type Published =
  | { outcome: 'published'; versionId: string; number: number }
  | { outcome: 'flow-has-problems'; problems: readonly Problem[] };

/**
 * Turns the draft into an immutable version that new runs use; runs that wait stay on theirs. Publishing what is live
 * already makes no second version. Throws `stale-save` when the draft is no longer the one that was looked at.
 */
export const publishFlow = defineUseCase({
  access: 'flow.publish',
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }),
  async run({ tx, workspaceId, userId, changed }, { id, revision }): Promise<Published> {
    const held = await lockFlow(tx, id);
    if (held.status === 'archived') throw new UserError('flow-not-live');
    if (held.draftRevision !== revision) throw new UserError('stale-save');
    const problems = [...problemsOf(held.draft), ...(await missingReferences(tx, held.draft))];
    if (problems.some((problem) => problem.severity === 'error')) return { outcome: 'flow-has-problems', problems };
    const hash = contentHash(held.draft);
    const version =
      (await liveVersion(tx, held.liveVersionId, hash)) ??
      (await insertVersion(tx, {
        workspaceId,
        flowId: id,
        number: held.lastNumber + 1,
        contentHash: hash,
        userId,
        held,
      }));
    await tx
      .update(flow)
      .set({
        status: 'live',
        liveVersionId: version.id,
        liveRevision: revision,
        lastNumber: Math.max(held.lastNumber, version.number),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(flow.id, id));
    if (await defineFilledFields(tx, workspaceId, held.draft)) changed('field');
    changed('flow', id);
    return { outcome: 'published', versionId: version.id, number: version.number };
  },
});

interface Version {
  id: string;
  number: number;
}

/** The live version, if its content is the same. */
async function liveVersion(tx: Db, id: string | null, hash: string): Promise<Version | undefined> {
  if (!id) return undefined;
  const [live] = await tx
    .select({ id: flowVersion.id, number: flowVersion.number, hash: flowVersion.contentHash })
    .from(flowVersion)
    .where(eq(flowVersion.id, id));
  return live?.hash === hash ? live : undefined;
}

async function insertVersion(
  tx: Db,
  wanted: {
    workspaceId: string;
    flowId: string;
    number: number;
    contentHash: string;
    userId: string | null;
    held: typeof flow.$inferSelect;
  },
): Promise<Version> {
  const { held, userId, ...key } = wanted;
  const [written] = await tx
    .insert(flowVersion)
    .values({ ...key, document: held.draft, engineSchema, publishedBy: userId })
    .returning({ id: flowVersion.id, number: flowVersion.number });
  return written as Version;
}
