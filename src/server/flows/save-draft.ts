import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { FlowDocument } from '#/flow/graph/document.ts';
import type { Db } from '../db/client.ts';
import { flow } from '../db/schema/flows.ts';
import { user } from '../db/schema/identity.ts';
import { defineUseCase } from '../use-case.ts';
import { lockFlow } from './find-flow.ts';
import { countProblems } from './problems-of.ts';
import { readDocument } from './read-document.ts';

/** Puts a document in place of a flow's draft; answers the new revision. The flow must be locked. */
export async function writeDraft(tx: Db, id: string, document: FlowDocument, userId: string | null) {
  const [written] = await tx
    .update(flow)
    .set({
      draft: document,
      draftRevision: sql`${flow.draftRevision} + 1`,
      draftSavedAt: sql`clock_timestamp()`,
      draftSavedBy: userId,
      updatedAt: sql`clock_timestamp()`,
      ...countProblems(document),
    })
    .where(eq(flow.id, id))
    .returning({ revision: flow.draftRevision, savedAt: flow.draftSavedAt });
  const { revision, savedAt } = written as { revision: number; savedAt: Date };
  return { revision, savedAt: savedAt.toISOString() };
}

/**
 * Saves a draft. It names the revision that it is based on; when somebody saved a newer one, nothing is written and the
 * answer brings theirs, so that the editor can offer a choice. A draft may be as wrong as it likes, within the limits.
 */
export const saveDraft = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(1), document: z.custom<FlowDocument>() }),
  async run({ tx, userId, changed }, { id, revision, document }) {
    const draft = readDocument(document);
    const held = await lockFlow(tx, id);
    if (held.draftRevision !== revision) {
      const [author] = held.draftSavedBy
        ? await tx.select({ name: user.name }).from(user).where(eq(user.id, held.draftSavedBy))
        : [];
      return {
        outcome: 'stale-save' as const,
        revision: held.draftRevision,
        savedAt: held.draftSavedAt.toISOString(),
        savedBy: author?.name ?? null,
        draft: held.draft,
      };
    }
    const saved = await writeDraft(tx, id, draft, userId);
    changed('flow', id);
    return { outcome: 'saved' as const, ...saved };
  },
});
