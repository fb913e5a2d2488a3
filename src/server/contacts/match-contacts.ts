import { and, desc, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { contact } from '../db/schema/contacts.ts';

/** What people type into a search box; empty searches for nothing. */
export const searchInput = z
  .string()
  .max(100)
  .transform((text) => text.trim())
  .optional();

/** Fewer digits than this are no phone number. */
const leastDigits = 3;

/** Further words of a search narrow nothing any more. */
const mostWords = 8;

/** Behind every text that begins with another one, in the collation "C". */
const last = '\u{10ffff}';

/** The digits of a search that could be a phone number, or part of one; null for words. */
function digitsOf(search: string): string | null {
  if (!/^[+\d\s().-]+$/.test(search)) return null;
  const digits = search.replace(/\D/g, '');
  return digits.length >= leastDigits ? digits : null;
}

/**
 * Which contacts a search means: every word begins a word of the name or user name, whatever its case and accents, or the
 * digits begin or end a phone number. Undefined when nothing is searched for. Has the statements of this transaction
 * planned for their values: a common name and a rare one are found in different ways.
 */
export async function contactsLike(tx: Db, search: string | undefined): Promise<SQL | undefined> {
  if (!search) return undefined;
  const [folded] = await rowsOf<{ words: string }>(
    tx,
    sql`select recado_fold(${search}) as words, set_config('plan_cache_mode', 'force_custom_plan', true)`,
  );
  const words = (folded?.words ?? '').split(/\s+/).map((word) => word.replace(/^@/, ''));
  const ranges = words.filter(Boolean).slice(0, mostWords);
  if (ranges.length === 0) return sql`false`;
  const digits = digitsOf(search);
  if (!digits) {
    return and(
      ...ranges.map(
        (word) =>
          sql`exists (select from contact_word w where w.contact_id = contact.id and ${begins(sql`w.word`, word)})`,
      ),
    );
  }
  return sql`contact.id in (
    ${sql.join(
      ranges.map((word) => sql`(select w.contact_id from contact_word w where ${begins(sql`w.word`, word)})`),
      sql` intersect `,
    )}
    union all select a.contact_id from contact_address a where a.kind = 'phone'
      and ${begins(sql`a.value collate "C"`, `+${digits.replace(/^00/, '')}`)}
    union all select a.contact_id from contact_address a where a.kind = 'phone'
      and ${begins(sql`a.reversed collate "C"`, [...withoutTrunk(digits)].reverse().join(''))})`;
}

/** The zero before a number at home is no part of it abroad. */
function withoutTrunk(digits: string): string {
  const short = digits.replace(/^0+/, '');
  return short.length >= leastDigits ? short : digits;
}

function begins(column: SQL, text: string): SQL {
  return sql`${column} >= ${text} and ${column} < ${text + last}`;
}

/** Contacts of which a search may speak before it counts as common. */
const fewContacts = 500;

/** Which contacts a search means, when they are few; null when they are too many to be named one by one. */
export async function findFewContacts(tx: Db, search: string): Promise<string[] | null> {
  const rows = await tx
    .select({ id: contact.id })
    .from(contact)
    .where(await contactsLike(tx, search))
    .orderBy(desc(contact.id))
    .limit(fewContacts + 1);
  return rows.length > fewContacts ? null : rows.map((row) => row.id);
}
