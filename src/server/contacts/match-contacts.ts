import { and, desc, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { contact, contactAddress } from '../db/schema/contacts.ts';

/** What people type into a search box; empty searches for nothing. */
export const searchInput = z
  .string()
  .max(100)
  .transform((text) => text.trim())
  .optional();

/** Fewer digits than this are no phone number. */
const leastDigits = 3;

/** The digits of a search that could be a phone number, or part of one; null for words. */
function digitsOf(search: string): string | null {
  if (!/^[+\d\s().-]+$/.test(search)) return null;
  const digits = search.replace(/\D/g, '');
  return digits.length >= leastDigits ? digits : null;
}

/**
 * Which contacts a search means: every word stands somewhere in the name or user name, whatever its case and accents,
 * or the digits stand in a phone number. Undefined when nothing is searched for.
 */
export function contactsLike(tx: Db, search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const words = search.split(/\s+/).map((word) => word.replace(/^@/, ''));
  const named = and(...words.map((word) => sql`strpos(${contact.search}, (select recado_fold(${word}))) > 0`));
  const digits = digitsOf(search);
  if (!digits) return named;
  const holders = tx
    .select({ id: contactAddress.contactId })
    .from(contactAddress)
    .where(and(sql`${contactAddress.kind} = 'phone'`, sql`strpos(${contactAddress.value}, ${digits}) > 0`));
  return or(named, inArray(contact.id, holders));
}

/** Contacts of which a search may speak before it counts as common. */
const fewContacts = 500;

/** Which contacts a search means, when they are few; null when they are too many to be named one by one. */
export async function findFewContacts(tx: Db, search: string): Promise<string[] | null> {
  const rows = await tx
    .select({ id: contact.id })
    .from(contact)
    .where(contactsLike(tx, search))
    .orderBy(desc(contact.id))
    .limit(fewContacts + 1);
  return rows.length > fewContacts ? null : rows.map((row) => row.id);
}
