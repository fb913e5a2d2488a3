import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { fieldKey } from '#/flow/audience/contact-fields.ts';
import { UserError } from '#/lib/errors.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { optionsInput } from './field-inputs.ts';

/** Changes how a custom field is called, and what can be chosen in it; who has an option that is gone keeps it. */
export const editField = defineUseCase({
  access: 'field.edit',
  input: z.strictObject({ key: fieldKey, label: givenName.optional(), options: optionsInput.optional() }),
  async run({ tx, changed }, { key, label, options }) {
    const [held] = await tx
      .select({ type: contactFieldDefinition.type })
      .from(contactFieldDefinition)
      .where(eq(contactFieldDefinition.key, key))
      .for('update');
    if (!held) throw new UserError('not-found');
    if (options && (held.type === 'select') !== options.length > 0) {
      throw new UserError('invalid-input', { field: 'options' });
    }
    const change = { ...(label ? { label } : {}), ...(options ? { options } : {}) };
    if (Object.keys(change).length === 0) return;
    await tx.update(contactFieldDefinition).set(change).where(eq(contactFieldDefinition.key, key));
    changed('field');
  },
});
