import { desc, eq } from 'drizzle-orm';
import { user } from '../db/schema/identity.ts';
import { invitation } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

type Row = Pick<typeof invitation.$inferSelect, 'usedAt' | 'revokedAt' | 'expiresAt'>;

function stateOf({ usedAt, revokedAt, expiresAt }: Row): 'open' | 'used' | 'revoked' | 'expired' {
  if (usedAt) return 'used';
  if (revokedAt) return 'revoked';
  return (expiresAt as Date).getTime() > Date.now() ? 'open' : 'expired';
}

/** The invitations of the workspace, the newest first, without their links. */
export const listInvitations = defineUseCase({
  access: 'invitation.read',
  input: noInput,
  async run({ tx }) {
    const rows = await tx
      .select({ invitation, createdBy: user.name })
      .from(invitation)
      .leftJoin(user, eq(user.id, invitation.createdBy))
      .orderBy(desc(invitation.createdAt), desc(invitation.id))
      .limit(200);
    return rows.map(({ invitation: row, createdBy }) => ({
      id: row.id,
      role: row.role,
      email: row.email,
      state: stateOf(row),
      createdBy,
      createdAt: row.createdAt.toISOString(),
      expiresAt: (row.expiresAt as Date).toISOString(),
    }));
  },
});
