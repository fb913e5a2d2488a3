import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';
import { findInvitation, tokenInput, tokenLimit } from './find-invitation.ts';

/** Shows to what an invitation leads, before it is accepted. Not a query: the token belongs into no address and no log. */
export const lookUpInvitation = definePersonalUseCase({
  limit: tokenLimit,
  input: tokenInput,
  async run({ tx, userId }, { token }) {
    const { workspaceId, role } = await findInvitation(tx, userId, token);
    const [found] = await tx.select({ name: workspace.name }).from(workspace).where(eq(workspace.id, workspaceId));
    if (!found) throw new UserError('invitation-invalid');
    return { workspace: found.name, role };
  },
});
