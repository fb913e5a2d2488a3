import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { codeOf } from '../db/conflicts.ts';
import { member } from '../db/schema/workspaces.ts';
import { roleInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { guardOwnership } from './guard-owners.ts';

/** Makes somebody who has signed in before a member, without an invitation; for operators. Throws `already-member`, `not-found`. */
export const addMember = defineUseCase({
  access: 'member.manage',
  input: z.strictObject({ userId: z.uuid(), role: roleInput }),
  async run({ tx, workspaceId, role: own, changed }, { userId, role }) {
    guardOwnership(own, role);
    const written = await tx
      .insert(member)
      .values({ workspaceId, userId, role })
      .onConflictDoNothing()
      .returning({ role: member.role })
      .catch((thrown: unknown) => {
        // nobody has this id
        throw codeOf(thrown) === '23503' ? new UserError('not-found') : thrown;
      });
    if (written.length === 0) throw new UserError('already-member');
    changed('member');
    return {};
  },
});
