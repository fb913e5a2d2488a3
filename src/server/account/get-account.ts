import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { user } from '../db/schema/identity.ts';
import { noInput } from '../inputs.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';

/** The signed-in person. */
export const getAccount = definePersonalUseCase({
  reads: true,
  input: noInput,
  async run({ tx, userId }) {
    const [own] = await tx
      .select({ id: user.id, name: user.name, email: user.email, locale: user.locale })
      .from(user)
      .where(eq(user.id, userId));
    if (!own) throw new UserError('not-signed-in');
    return own;
  },
});
