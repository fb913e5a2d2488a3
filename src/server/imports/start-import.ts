import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { importPlan } from '#/flow/audience/import-plan.ts';
import { UserError } from '#/lib/errors.ts';
import { contactImport } from '../db/schema/imports.ts';
import { contactGroup } from '../db/schema/segments.ts';
import { readFields } from '../fields/read-fields.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { defineUseCase } from '../use-case.ts';

/** Begins to take a file of contacts in, as the plan says; a job carries it out. A second time changes nothing. */
export const startImport = defineUseCase({
  access: 'import.run',
  input: z.strictObject({ id: z.uuid(), plan: importPlan }),
  async run({ tx, workspaceId, changed }, { id, plan }) {
    const [held] = await tx.select().from(contactImport).where(eq(contactImport.id, id)).for('update');
    if (!held) throw new UserError('not-found');
    if (held.state !== 'ready') return;
    if (plan.columns.length !== held.header.length) throw new UserError('invalid-input', { field: 'plan.columns' });
    const known = new Set((await readFields(tx)).map(({ key }) => `field:${key}`));
    if (plan.columns.some((meaning) => meaning.startsWith('field:') && !known.has(meaning))) {
      throw new UserError('invalid-input', { field: 'plan.columns' });
    }
    if (plan.group) {
      const [group] = await tx
        .select({ id: contactGroup.id })
        .from(contactGroup)
        .where(eq(contactGroup.id, plan.group));
      if (!group) throw new UserError('not-found');
    }
    await tx.update(contactImport).set({ plan, state: 'running' }).where(eq(contactImport.id, id));
    await enqueueJob(tx, 'import-contacts', { workspaceId, importId: id });
    changed('import', id);
  },
});

/** Stops an import where it is; who was taken in stays. */
export const cancelImport = defineUseCase({
  access: 'import.run',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, workspaceId, changed }, { id }) {
    const [held] = await tx.select().from(contactImport).where(eq(contactImport.id, id)).for('update');
    if (!held) throw new UserError('not-found');
    if (held.state !== 'ready' && held.state !== 'running') return;
    await tx
      .update(contactImport)
      .set({ state: 'cancelled', endedAt: sql`clock_timestamp()` })
      .where(eq(contactImport.id, id));
    // the job takes the file away
    await enqueueJob(tx, 'import-contacts', { workspaceId, importId: id });
    changed('import', id);
  },
});
