import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { contact, contactTag } from '../db/schema/contacts.ts';
import { defineUseCase } from '../use-case.ts';
import { checkFields } from './check-fields.ts';
import { oneContact } from './contact-filter.ts';
import { factsInput, tagsInput } from './contact-inputs.ts';
import { tellContact } from './tell-contact.ts';

/** Changes what is known of a person; what is not named stays, and a field set to null is removed. */
export const editContact = defineUseCase({
  access: 'contact.edit',
  input: z.strictObject({ id: z.uuid(), ...factsInput, removeTags: tagsInput }),
  async run(work, { id, fields: wanted, addTags, removeTags, ...columns }) {
    const { tx, workspaceId } = work;
    const patch = wanted && (await checkFields(tx, wanted));
    const [found] = await tx
      .update(contact)
      .set({
        ...columns,
        ...(patch ? { fields: sql`jsonb_strip_nulls(${contact.fields} || ${JSON.stringify(patch)}::jsonb)` } : {}),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(oneContact(id))
      .returning({ id: contact.id });
    if (!found) throw new UserError('not-found');
    await changeTags(tx, { workspaceId, contactId: id }, addTags, removeTags);
    await tellContact(work, id);
  },
});

/** Takes tags off a contact and puts others on. */
export async function changeTags(
  tx: Db,
  who: { workspaceId: string; contactId: string },
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  if (remove.length > 0) {
    const these = and(eq(contactTag.contactId, who.contactId), inArray(contactTag.tag, [...remove]));
    await tx.delete(contactTag).where(these);
  }
  if (add.length > 0) {
    const rows = [...new Set(add)].map((tag) => ({ ...who, tag }));
    await tx.insert(contactTag).values(rows).onConflictDoNothing();
  }
}
