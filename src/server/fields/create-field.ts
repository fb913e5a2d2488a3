import { z } from 'zod';
import { fieldKey, fieldTypes } from '#/flow/audience/contact-fields.ts';
import { UserError } from '#/lib/errors.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { optionsInput } from './field-inputs.ts';

/** Custom fields that a workspace may have. */
export const mostFields = 200;

/** Gives the contacts of the workspace a custom field. Throws `name-taken` where the key is one already. */
export const createField = defineUseCase({
  access: 'field.edit',
  input: z
    .strictObject({ key: fieldKey, label: givenName, type: z.enum(fieldTypes), options: optionsInput.default([]) })
    .refine(({ type, options }) => (type === 'select' ? options.length > 0 : options.length === 0), {
      path: ['options'],
    }),
  async run({ tx, workspaceId, changed }, wanted) {
    if ((await tx.$count(contactFieldDefinition)) >= mostFields) throw new UserError('invalid-input', { field: 'key' });
    const written = await tx
      .insert(contactFieldDefinition)
      .values({ ...wanted, workspaceId })
      .onConflictDoNothing()
      .returning({ key: contactFieldDefinition.key });
    if (written.length === 0) throw new UserError('name-taken');
    changed('field');
  },
});
