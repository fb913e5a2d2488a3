import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { contact, contactAddress } from '../db/schema/contacts.ts';
import { defineUseCase } from '../use-case.ts';
import { checkFields } from './check-fields.ts';
import { factsInput } from './contact-inputs.ts';
import { changeTags } from './edit-contact.ts';
import { phoneVariants, readPhone } from './read-phone.ts';

const phone = z
  .string()
  .max(60)
  .transform((text) => readPhone(text) ?? '')
  .pipe(z.string().min(1));

/** Writes down a person by hand. Throws `address-taken` where somebody has the number, also in another form of it. */
export const createContact = defineUseCase({
  access: 'contact.edit',
  input: z.strictObject({ phone, ...factsInput }),
  async run({ tx, workspaceId, changed }, { phone: value, fields: wanted, addTags, ...columns }) {
    const fields = wanted ? await checkFields(tx, wanted) : {};
    await holdNumbers(tx, workspaceId, [value]);
    if ((await findHolders(tx, [value])).size > 0) throw new UserError('address-taken');
    const [made] = await tx
      .insert(contact)
      .values({
        ...columns,
        workspaceId,
        fields: sql`jsonb_strip_nulls(${JSON.stringify(fields)}::jsonb)`,
      })
      .returning({ id: contact.id });
    const { id } = made as { id: string };
    await tx.insert(contactAddress).values({ workspaceId, contactId: id, kind: 'phone', scope: '', value });
    await changeTags(tx, { workspaceId, contactId: id }, addTags, []);
    changed('contact');
    return { id };
  },
});

/** Keeps others from meeting the owners of these numbers until the transaction ends; the receiver takes the same locks. */
export async function holdNumbers(tx: Db, workspaceId: string, phones: readonly string[]): Promise<void> {
  const keys = phones.flatMap(phoneVariants).map((value) => `${workspaceId}|phone||${value}`);
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from (select distinct key from unnest(${sql.param(keys)}::text[]) as u (key) order by key) as k`);
}

/** Who has these numbers, or another form of one; by the number as it was asked for. */
export async function findHolders(tx: Db, phones: readonly string[]): Promise<Map<string, string>> {
  const asked = new Map(phones.flatMap((value) => phoneVariants(value).map((variant) => [variant, value] as const)));
  const rows = await rowsOf<{ value: string; contact_id: string }>(
    tx,
    sql`select value, contact_id from contact_address
      where kind = 'phone' and scope = '' and value = any(${sql.param([...asked.keys()])}::text[]) order by created_at desc`,
  );
  const holders = new Map<string, string>();
  for (const { value, contact_id } of rows) holders.set(asked.get(value) as string, contact_id);
  // the very number before another form of it
  for (const { value, contact_id } of rows) if (phones.includes(value)) holders.set(value, contact_id);
  return holders;
}
