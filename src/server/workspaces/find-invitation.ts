import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { tokenHash } from '../auth/token-hash.ts';
import type { Db } from '../db/client.ts';
import { enterWorkspace } from '../db/doors.ts';
import { user } from '../db/schema/identity.ts';
import { invitation } from '../db/schema/workspaces.ts';

/** What somebody holds who was invited. */
export const tokenInput = z.strictObject({ token: z.string().max(200) });

/** How often a person may try tokens. */
export const tokenLimit = { what: 'invitation', tries: 20, seconds: 60 };

/**
 * Finds the open invitation that a token belongs to, locks it, and opens its workspace for the rest of the transaction.
 * Throws `invitation-invalid` for any other token, whatever is wrong with it, and `invitation-other-email`.
 */
export async function findInvitation(tx: Db, userId: string, token: string) {
  const hash = tokenHash(token);
  await tx.execute(sql`select set_config('app.invitation', ${hash}, true)`);
  const [seen] = await tx
    .select({ workspaceId: invitation.workspaceId })
    .from(invitation)
    .where(eq(invitation.tokenHash, hash));
  if (!seen) throw new UserError('invitation-invalid');
  await enterWorkspace(tx, seen.workspaceId);
  const open = and(isNull(invitation.usedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, sql`now()`));
  const [found] = await tx
    .select()
    .from(invitation)
    .where(and(eq(invitation.tokenHash, hash), open))
    .for('update');
  if (!found) throw new UserError('invitation-invalid');
  if (found.email && found.email !== (await verifiedEmail(tx, userId))) throw new UserError('invitation-other-email');
  return found;
}

async function verifiedEmail(tx: Db, userId: string): Promise<string | null> {
  const [own] = await tx.select().from(user).where(eq(user.id, userId));
  return own?.emailVerified ? own.email : null;
}
