import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { contactGroup } from '../db/schema/segments.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Dissolves a group; its people stay. */
export const removeGroup = defineUseCase({
  access: 'group.edit',
  input: byId,
  async run({ tx, changed }, { id }) {
    const gone = await tx.delete(contactGroup).where(eq(contactGroup.id, id)).returning({ id: contactGroup.id });
    if (gone.length === 0) throw new UserError('not-found');
    changed('group', id);
    changed('contact');
  },
});
