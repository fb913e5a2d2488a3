import { eq, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { invitation, member, workspace } from '../db/schema/workspaces.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';
import { findInvitation, tokenInput, tokenLimit } from './find-invitation.ts';

/** Joins the workspace of an invitation, in the role that it names; the link is used up. Throws `already-member`. */
export const acceptInvitation = definePersonalUseCase({
  limit: tokenLimit,
  input: tokenInput,
  async run({ tx, userId, changed }, { token }) {
    const { id, workspaceId, role } = await findInvitation(tx, userId, token);
    const joined = await tx
      .insert(member)
      .values({ workspaceId, userId, role })
      .onConflictDoNothing()
      .returning({ role: member.role });
    if (joined.length === 0) throw new UserError('already-member');
    await tx.update(invitation).set({ usedAt: sql`now()`, usedBy: userId }).where(eq(invitation.id, id));
    const [found] = await tx.select({ slug: workspace.slug }).from(workspace).where(eq(workspace.id, workspaceId));
    changed(workspaceId, 'member');
    changed(workspaceId, 'invitation');
    return { workspace: found?.slug ?? '' };
  },
});
