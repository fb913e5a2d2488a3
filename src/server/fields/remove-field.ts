import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { fieldKey } from '#/flow/audience/contact-fields.ts';
import { UserError } from '#/lib/errors.ts';
import { howMany, patience } from '../contacts/how-many.ts';
import { beginChange } from '../contacts/start-change.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';
import { defineUseCase } from '../use-case.ts';

/** Takes a custom field and its values from all contacts; answers the change that does it. Cannot be undone. */
export const removeField = defineUseCase({
  access: 'field.edit',
  input: z.strictObject({ key: fieldKey }),
  async run(work, { key }) {
    const { tx, changed } = work;
    const gone = await tx
      .delete(contactFieldDefinition)
      .where(eq(contactFieldDefinition.key, key))
      .returning({ key: contactFieldDefinition.key });
    if (gone.length === 0) throw new UserError('not-found');
    changed('field');
    const { count } = await howMany(tx, sql`contact.fields ? ${key}`, patience.long);
    return beginChange(work, { action: { do: 'forget-field', key }, target: { filter: {} }, total: count });
  },
});
