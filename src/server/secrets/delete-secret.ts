import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { secret } from '../db/schema/workspaces.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Deletes a secret; calls that name it fail from then on, and say so on the run. */
export const deleteSecret = defineUseCase({
  access: 'secret.manage',
  input: byId,
  async run({ tx, changed }, { id }) {
    const gone = await tx.delete(secret).where(eq(secret.id, id)).returning({ id: secret.id });
    if (gone.length === 0) throw new UserError('not-found');
    changed('secret', id);
    return {};
  },
});
