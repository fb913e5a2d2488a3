import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { permissionsOf } from '../auth/access.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** The workspace itself, and what the asking person is in it. */
export const getWorkspace = defineUseCase({
  access: 'workspace.read',
  input: noInput,
  async run({ tx, workspaceId, role }) {
    const [found] = await tx.select().from(workspace).where(eq(workspace.id, workspaceId));
    if (!found) throw new UserError('not-found');
    const { id, slug, name, timeZone, locale, stoppedAt, createdAt: _since, ...rules } = found;
    return {
      id,
      slug,
      name,
      timeZone,
      locale,
      ...rules,
      stoppedAt: stoppedAt?.toISOString() ?? null,
      role,
      may: permissionsOf(role),
    };
  },
});
