import { asc, eq } from 'drizzle-orm';
import { member, workspace } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';

/** The workspaces that the person belongs to, by name. */
export const listMyWorkspaces = definePersonalUseCase({
  reads: true,
  input: noInput,
  run: ({ tx, userId }) =>
    tx
      .select({ id: workspace.id, slug: workspace.slug, name: workspace.name, role: member.role })
      .from(member)
      .innerJoin(workspace, eq(workspace.id, member.workspaceId))
      .where(eq(member.userId, userId))
      .orderBy(asc(workspace.name), asc(workspace.id)),
});
