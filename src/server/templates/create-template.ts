import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { channelManifests } from '#/channels/manifests.ts';
import { template } from '../db/schema/templates.ts';
import { graphHttp } from '../net/graph-http.ts';
import { defineUseCase } from '../use-case.ts';
import { askProvider } from './ask-provider.ts';
import { checkDraft } from './check-draft.ts';
import { openDesk } from './open-desk.ts';
import { askedCategory, templateParts } from './template-input.ts';

const languages = [...new Set(Object.values(channelManifests).flatMap(({ templates }) => templates?.languages ?? []))];

/** Hands a new template in for review. Throws `template-refused`, `channel-refused`, `invalid-input`. */
export const createTemplate = defineUseCase({
  access: 'template.edit',
  input: z.strictObject({
    /** The provider's id of the account; the only one where it is left out. */
    account: z.string().max(40).optional(),
    name: z.string().max(600),
    language: z.enum(languages as [string, ...string[]]),
    category: askedCategory,
    ...templateParts,
  }),
  async ahead({ account, sampleAsset, ...draft }, { workspaceId }) {
    const open = await openDesk(workspaceId, account ?? null);
    const ready = await checkDraft(open, workspaceId, draft, sampleAsset);
    const made = await askProvider(open.desk.create(open.access, ready, graphHttp));
    return { account: open.account, made };
  },
  async run({ tx, workspaceId, changed }, { name, language, content, samples, sampleAsset }, { account, made }) {
    const [written] = await tx
      .insert(template)
      .values({
        workspaceId,
        account,
        name,
        language,
        quality: 'unknown',
        content,
        samples,
        sampleAsset,
        extras: [],
        ...made,
      })
      // news of its review was faster, and knows better
      .onConflictDoNothing()
      .returning({ id: template.id });
    const same = and(eq(template.account, account), eq(template.name, name), eq(template.language, language));
    const [known] = written
      ? [written]
      : await tx.update(template).set({ sampleAsset }).where(same).returning({ id: template.id });
    const { id } = known as { id: string };
    changed('template', id);
    return { id };
  },
});
