import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { Bug, UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { invitation, member } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { guardOwnership, lockMember } from './guard-owners.ts';

/** Takes a person out of the workspace, with the invitations they left open. */
async function takeOut(tx: Db, userId: string): Promise<void> {
  await tx.delete(member).where(eq(member.userId, userId));
  await tx
    .update(invitation)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitation.createdBy, userId), isNull(invitation.usedAt), isNull(invitation.revokedAt)));
}

/** Removes a member; their open tabs notice within half a minute. Throws `last-owner`. */
export const removeMember = defineUseCase({
  access: 'member.manage',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ tx, role, changed }, { userId }) {
    const held = await lockMember(tx, userId);
    guardOwnership(role, held.role);
    if (held.lastOwner) throw new UserError('last-owner');
    await takeOut(tx, userId);
    changed('member');
    return {};
  },
});

/** Leaves the workspace oneself. Throws `last-owner`. */
export const leaveWorkspace = defineUseCase({
  access: 'member.leave',
  input: noInput,
  async run({ tx, userId, changed }) {
    if (!userId) throw new Bug('the operator is no member');
    if ((await lockMember(tx, userId)).lastOwner) throw new UserError('last-owner');
    await takeOut(tx, userId);
    changed('member');
    return {};
  },
});
