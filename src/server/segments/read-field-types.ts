import type { FieldType } from '#/flow/audience/contact-fields.ts';
import type { Db } from '../db/client.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';

/** The types of the workspace's custom fields by key. */
export async function readFieldTypes(tx: Db): Promise<ReadonlyMap<string, FieldType>> {
  const rows = await tx
    .select({ key: contactFieldDefinition.key, type: contactFieldDefinition.type })
    .from(contactFieldDefinition);
  return new Map(rows.map(({ key, type }) => [key, type]));
}
