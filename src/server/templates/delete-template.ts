import { eq } from 'drizzle-orm';
import { withWorkspace } from '../db/doors.ts';
import { template } from '../db/schema/templates.ts';
import { byId } from '../inputs.ts';
import { graphHttp } from '../net/graph-http.ts';
import { defineUseCase } from '../use-case.ts';
import { askProvider } from './ask-provider.ts';
import { findTemplate } from './find-template.ts';
import { openDesk } from './open-desk.ts';

/** Deletes one language of a template, at the provider and here. Throws `template-refused`. */
export const deleteTemplate = defineUseCase({
  access: 'template.edit',
  input: byId,
  async ahead({ id }, { workspaceId }) {
    const { account, providerId, name } = await withWorkspace(workspaceId, (tx) => findTemplate(tx, id));
    const { desk, access } = await openDesk(workspaceId, account);
    await askProvider(desk.remove(access, { providerId, name }, graphHttp));
  },
  async run({ tx, changed }, { id }) {
    await tx.delete(template).where(eq(template.id, id));
    changed('template', id);
    return {};
  },
});
