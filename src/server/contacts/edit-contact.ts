import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { checkFieldName } from '#/flow/checks/check-name.ts';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { contact, contactTag } from '../db/schema/contacts.ts';
import { givenName, timeZoneInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { tellContact } from './tell-contact.ts';

/** Facts that are columns and no custom fields. */
const columnNames = new Set(['name', 'language']);

const fieldName = z
  .string()
  .max(40)
  .refine((name) => !columnNames.has(name) && checkFieldName(name, '').length === 0);
const fieldValue = z.union([z.string().max(4_000), z.number(), z.boolean(), z.null()]);
const fields = z.record(fieldName, fieldValue).refine((patch) => Object.keys(patch).length <= 100);

const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const tags = z
  .array(
    z
      .string()
      .transform((tag) => tag.trim())
      .pipe(z.string().min(1).max(50)),
  )
  .max(50)
  .default([]);

/** Changes what is known of a person; what is not named stays, and a field set to null is removed. */
export const editContact = defineUseCase({
  access: 'contact.edit',
  input: z.strictObject({
    id: z.uuid(),
    name: givenName.nullable().optional(),
    language: language.nullable().optional(),
    timeZone: timeZoneInput.nullable().optional(),
    fields: fields.optional(),
    addTags: tags,
    removeTags: tags,
  }),
  async run(work, { id, fields: patch, addTags, removeTags, ...columns }) {
    const { tx, workspaceId } = work;
    const [found] = await tx
      .update(contact)
      .set({
        ...columns,
        ...(patch ? { fields: sql`jsonb_strip_nulls(${contact.fields} || ${JSON.stringify(patch)}::jsonb)` } : {}),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(contact.id, id))
      .returning({ id: contact.id });
    if (!found) throw new UserError('not-found');
    await changeTags(tx, { workspaceId, contactId: id }, addTags, removeTags);
    await tellContact(work, id);
  },
});

async function changeTags(
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
