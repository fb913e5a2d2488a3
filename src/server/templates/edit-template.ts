import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TemplateStatus } from '#/flow/message/message-template.ts';
import { UserError } from '#/lib/errors.ts';
import { withWorkspace } from '../db/doors.ts';
import { template } from '../db/schema/templates.ts';
import { graphHttp } from '../net/graph-http.ts';
import { defineUseCase } from '../use-case.ts';
import { askProvider } from './ask-provider.ts';
import { checkDraft } from './check-draft.ts';
import { findTemplate } from './find-template.ts';
import { openDesk } from './open-desk.ts';
import { askedCategory, templateParts } from './template-input.ts';

/** What the provider lets people edit. */
const editable: ReadonlySet<TemplateStatus> = new Set(['approved', 'rejected', 'paused']);

/**
 * Changes what a template says, and its category where it is not approved yet; another review begins. Throws
 * `template-in-review`, `template-refused`, `invalid-input`.
 */
export const editTemplate = defineUseCase({
  access: 'template.edit',
  input: z.strictObject({ id: z.uuid(), category: askedCategory.optional(), ...templateParts }),
  async ahead({ id, category, content, samples, sampleAsset }, { workspaceId }) {
    const before = await withWorkspace(workspaceId, (tx) => findTemplate(tx, id));
    if (!editable.has(before.status) || before.extras.length > 0) throw new UserError('template-in-review');
    const open = await openDesk(workspaceId, before.account);
    const asked = category ?? before.category;
    const draft = { name: before.name, language: before.language, category: asked, content, samples };
    const ready = await checkDraft(open, workspaceId, draft, sampleAsset);
    const changes = { ...ready, ...(before.status === 'approved' ? { category: undefined } : { category: asked }) };
    const { content: said, samples: examples, category: wanted } = changes;
    await askProvider(
      open.desk.edit(
        open.access,
        before.providerId,
        { content: said, samples: examples, ...(wanted && { category: wanted }) },
        graphHttp,
      ),
    );
    return { toldAt: before.toldAt, category: wanted ?? before.category };
  },
  async run({ tx, changed }, { id, content, samples, sampleAsset }, { toldAt, category }) {
    const since = toldAt?.toISOString() ?? null;
    await tx
      .update(template)
      .set({
        content,
        samples,
        sampleAsset,
        category,
        // news of its review may have been faster
        status: sql`case when ${template.toldAt} is not distinct from ${since}::timestamptz then 'pending' else ${template.status} end`,
        reason: null,
        advice: null,
        changedAt: sql`clock_timestamp()`,
      })
      .where(eq(template.id, id));
    changed('template', id);
    return {};
  },
});
