import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { cleanEmail } from '../auth/clean-email.ts';
import { asEngine, withIdentity, withWorkspace } from '../db/doors.ts';
import { user } from '../db/schema/identity.ts';
import { insertWorkspace, type NewWorkspace, newWorkspaceId } from './insert-workspace.ts';

// What only the operator of the instance may do: across workspaces, from the command line.

/** Makes a workspace without members. */
export function openWorkspace(wanted: NewWorkspace): Promise<{ id: string; slug: string }> {
  const id = newWorkspaceId();
  return withWorkspace(id, (tx) => insertWorkspace(tx, wanted, id));
}

/** Every workspace of the instance, the oldest first. */
export async function listAllWorkspaces() {
  const rows = await asEngine(
    (tx) => tx<{ id: string; slug: string; name: string; created_at: Date }[]>`
      select id, slug, name, created_at from workspace order by created_at, id`,
  );
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

/** The workspace in which a flow is. Throws `not-found`. */
export async function workspaceOfFlow(flowId: string): Promise<string> {
  if (!z.uuid().safeParse(flowId).success) throw new UserError('not-found');
  const [row] = await asEngine(
    (tx) => tx<{ workspace_id: string }[]>`select workspace_id from flow where id = ${flowId}`,
  );
  if (!row) throw new UserError('not-found');
  return row.workspace_id;
}

/** The people who have signed in with an address that their provider vouches for. */
export async function findPeopleByEmail(email: string): Promise<string[]> {
  const wanted = cleanEmail(email);
  if (!wanted) throw new UserError('invalid-input', { field: 'email' });
  const rows = await withIdentity((tx) =>
    tx
      .select({ id: user.id })
      .from(user)
      .where(and(eq(user.email, wanted), isNotNull(user.emailVerified))),
  );
  return rows.map(({ id }) => id);
}
