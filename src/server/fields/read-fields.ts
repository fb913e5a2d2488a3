import { asc } from 'drizzle-orm';
import type { FieldDefinition } from '#/flow/audience/contact-fields.ts';
import type { Db } from '../db/client.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';

/** The custom fields of the open workspace, in the order in which they were made. */
export async function readFields(tx: Db): Promise<FieldDefinition[]> {
  const { key, label, type, options, createdAt } = contactFieldDefinition;
  return tx.select({ key, label, type, options }).from(contactFieldDefinition).orderBy(asc(createdAt), asc(key));
}
