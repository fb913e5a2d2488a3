import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { member, type Role } from '../db/schema/workspaces.ts';

/** Only owners make and unmake owners. Throws `forbidden`. */
export function guardOwnership(actor: Role, ...concerned: readonly Role[]): void {
  if (actor !== 'owner' && concerned.includes('owner')) throw new UserError('forbidden');
}

/** The membership of a person, locked together with every owner's. Throws `not-found`. */
export async function lockMember(tx: Db, userId: string): Promise<{ role: Role; lastOwner: boolean }> {
  const owners = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(eq(member.role, 'owner'))
    .orderBy(member.userId)
    .for('update');
  const [found] = await tx.select({ role: member.role }).from(member).where(eq(member.userId, userId)).for('update');
  if (!found) throw new UserError('not-found');
  return { role: found.role, lastOwner: found.role === 'owner' && owners.length === 1 };
}
