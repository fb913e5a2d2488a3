import { asc, eq } from 'drizzle-orm';
import { user } from '../db/schema/identity.ts';
import { member } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Who belongs to the workspace, the longest first. */
export const listMembers = defineUseCase({
  access: 'member.read',
  input: noInput,
  async run({ tx, workspaceId, userId }) {
    const rows = await tx
      .select({ userId: member.userId, name: user.name, email: user.email, role: member.role, since: member.createdAt })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      // people may read their own memberships of other workspaces too
      .where(eq(member.workspaceId, workspaceId))
      .orderBy(asc(member.createdAt), asc(member.userId));
    return rows.map((row) => ({ ...row, since: row.since.toISOString(), self: row.userId === userId }));
  },
});
