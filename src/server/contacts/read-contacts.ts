import { asc, desc, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { contact, contactAddress, contactTag } from '../db/schema/contacts.ts';

// A conversation is found by (channel, contact): a workspace has few channels, so no index of its own is needed.
const lastMessageAt = sql<string | null>`(
  select max(c.last_message_at) from conversation c
  where c.channel_id in (select ch.id from channel ch) and c.contact_id = contact.id)`;

/** Contacts that meet a condition, the last met first, as lists show them. A contact's id sorts by the time it was met. */
export async function readContacts(tx: Db, where: SQL | undefined, limit: number) {
  const rows = await tx
    .select({
      id: contact.id,
      name: contact.name,
      username: contact.username,
      optedOutAt: contact.optedOutAt,
      createdAt: contact.createdAt,
      lastMessageAt,
    })
    .from(contact)
    .where(where)
    .orderBy(desc(contact.id))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  const addresses = await readAddresses(tx, ids);
  const tags = await readTags(tx, ids);
  return rows.map(({ optedOutAt, createdAt, lastMessageAt: last, ...row }) => ({
    ...row,
    addresses: addresses.get(row.id) ?? [],
    tags: tags.get(row.id) ?? [],
    optedOutAt: optedOutAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    lastMessageAt: last === null ? null : new Date(last).toISOString(),
  }));
}

type ShownAddress = Pick<typeof contactAddress.$inferSelect, 'kind' | 'value'>;

/** Every address of these contacts, phones first. */
export async function readAddresses(tx: Db, ids: readonly string[]): Promise<Map<string, ShownAddress[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ contactId: contactAddress.contactId, kind: contactAddress.kind, value: contactAddress.value })
    .from(contactAddress)
    .where(inArray(contactAddress.contactId, [...ids]))
    .orderBy(asc(contactAddress.kind), desc(contactAddress.createdAt));
  return grouped(rows, ({ contactId, ...address }) => [contactId, address]);
}

/** The tags of these contacts, in the order in which they were given. */
export async function readTags(tx: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ contactId: contactTag.contactId, tag: contactTag.tag })
    .from(contactTag)
    .where(inArray(contactTag.contactId, [...ids]))
    .orderBy(asc(contactTag.createdAt), asc(contactTag.tag));
  return grouped(rows, ({ contactId, tag }) => [contactId, tag]);
}

function grouped<Row, Value>(rows: readonly Row[], split: (row: Row) => [string, Value]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const [key, value] = split(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
