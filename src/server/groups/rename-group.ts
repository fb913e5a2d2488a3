import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { codeOf } from '../db/conflicts.ts';
import { contactGroup } from '../db/schema/segments.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

const uniqueViolation = '23505';

/** Gives a group another name. Throws `name-taken`. */
export const renameGroup = defineUseCase({
  access: 'group.edit',
  input: z.strictObject({ id: z.uuid(), name: givenName }),
  async run({ tx, changed }, { id, name }) {
    const written = await tx
      .update(contactGroup)
      .set({ name })
      .where(eq(contactGroup.id, id))
      .returning({ id: contactGroup.id })
      .catch((thrown) => {
        throw codeOf(thrown) === uniqueViolation ? new UserError('name-taken') : thrown;
      });
    if (written.length === 0) throw new UserError('not-found');
    changed('group', id);
  },
});
