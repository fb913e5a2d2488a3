import { and, eq, isNull, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { invitation } from '../db/schema/workspaces.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Makes an invitation's link useless; one that was used stays in the list. */
export const revokeInvitation = defineUseCase({
  access: 'invitation.manage',
  input: byId,
  async run({ tx, changed }, { id }) {
    const [found] = await tx.select({ id: invitation.id }).from(invitation).where(eq(invitation.id, id));
    if (!found) throw new UserError('not-found');
    await tx
      .update(invitation)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invitation.id, id), isNull(invitation.usedAt), isNull(invitation.revokedAt)));
    changed('invitation');
    return {};
  },
});
