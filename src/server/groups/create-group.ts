import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { contactGroup } from '../db/schema/segments.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Makes an empty group. Throws `name-taken`. */
export const createGroup = defineUseCase({
  access: 'group.edit',
  input: z.strictObject({ name: givenName }),
  async run({ tx, workspaceId, changed }, { name }) {
    const [made] = await tx
      .insert(contactGroup)
      .values({ workspaceId, name })
      .onConflictDoNothing()
      .returning({ id: contactGroup.id });
    if (!made) throw new UserError('name-taken');
    changed('group', made.id);
    return made;
  },
});
