import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { baseEnv } from '#/env/base.ts';
import { UserError } from '#/lib/errors.ts';
import { cleanEmail } from '../auth/clean-email.ts';
import { newToken, tokenHash } from '../auth/token-hash.ts';
import { invitation } from '../db/schema/workspaces.ts';
import { roleInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { guardOwnership } from './guard-owners.ts';

const lifeDays = 7;

/** Stands for the operator where an author is asked for. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Makes a link by which one person may join, within seven days. The token is only in this answer, and in the part of the
 * link that browsers never send anywhere. With an address, only an account that owns it may use the link.
 */
export const createInvitation = defineUseCase({
  access: 'invitation.manage',
  input: z.strictObject({ role: roleInput, email: z.string().max(300).optional() }),
  async run({ tx, workspaceId, userId, role: own, changed }, { role, email: wanted }) {
    guardOwnership(own, role);
    const email = wanted?.trim() ? cleanEmail(wanted) : null;
    if (wanted?.trim() && !email) throw new UserError('invalid-input', { field: 'email' });
    const token = newToken();
    const [written] = await tx
      .insert(invitation)
      .values({
        workspaceId,
        tokenHash: tokenHash(token),
        role,
        email,
        createdBy: userId ?? nobody,
        expiresAt: sql`now() + make_interval(days => ${lifeDays})`,
      })
      .returning({ id: invitation.id, expiresAt: invitation.expiresAt });
    const { id, expiresAt } = written as { id: string; expiresAt: Date };
    changed('invitation');
    return { id, link: `${baseEnv().APP_URL}/join#${token}`, expiresAt: expiresAt.toISOString() };
  },
});
