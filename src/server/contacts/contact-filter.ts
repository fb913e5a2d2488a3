import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { contact, contactTag } from '../db/schema/contacts.ts';
import { audienceCondition } from '../segments/audience.ts';
import { compileConsent } from '../segments/compile-segment.ts';
import { contactsLike, searchInput } from './match-contacts.ts';

/** Which contacts a list shows, a change means, or a file holds; everything that is named has to hold. */
export const contactFilter = z.strictObject({
  search: searchInput,
  tag: z.string().min(1).max(100).optional(),
  consent: z.enum(['opted-in', 'opted-out', 'not-opted-out']).optional(),
  /** Those who talk with people now, or with this member. */
  owner: z.union([z.literal('people'), z.uuid()]).optional(),
  segment: z.uuid().optional(),
  group: z.uuid().optional(),
});
export type ContactFilter = z.output<typeof contactFilter>;

/** The condition that a filter is, on `contact` under its own name. Throws `not-found` for an unknown segment or group. */
export async function contactsWhere(tx: Db, filter: ContactFilter): Promise<SQL> {
  const { search, tag, consent, owner, segment, group } = filter;
  // a rare tag and a common one are found in different ways, too
  await tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
  return and(
    isNull(contact.mergedInto),
    await contactsLike(tx, search),
    tag !== undefined
      ? sql`exists (select from ${contactTag} t where t.contact_id = contact.id and t.tag = ${tag})`
      : undefined,
    consent ? compileConsent(consent) : undefined,
    owner ? talksWith(owner) : undefined,
    segment ? await audienceCondition(tx, { segment }) : undefined,
    group ? await audienceCondition(tx, { group }) : undefined,
  ) as SQL;
}

function talksWith(owner: string): SQL {
  const whom = owner === 'people' ? sql`` : sql` and c.owner_user_id = ${owner}::uuid`;
  return sql`exists (select from conversation c where c.contact_id = contact.id and c.owner = 'people'${whom})`;
}

/** The condition on exactly these contacts. */
export function theseContacts(ids: readonly string[]): SQL {
  return and(isNull(contact.mergedInto), sql`${contact.id} = any(${sql.param([...ids])}::uuid[])`) as SQL;
}

/** One contact that can be read and changed: one that became another is none. */
export function oneContact(id: string): SQL {
  return and(eq(contact.id, id), isNull(contact.mergedInto)) as SQL;
}
