import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { member } from '../db/schema/workspaces.ts';
import { roleInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { guardOwnership, lockMember } from './guard-owners.ts';

/** Gives a member another role; a workspace always keeps an owner. Throws `last-owner`. */
export const changeRole = defineUseCase({
  access: 'member.manage',
  input: z.strictObject({ userId: z.uuid(), role: roleInput }),
  async run({ tx, role: own, changed }, { userId, role }) {
    const held = await lockMember(tx, userId);
    guardOwnership(own, held.role, role);
    if (held.lastOwner && role !== 'owner') throw new UserError('last-owner');
    await tx.update(member).set({ role }).where(eq(member.userId, userId));
    changed('member');
    changed('workspace');
    return {};
  },
});
