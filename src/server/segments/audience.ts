import { eq, type SQL, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { contactGroup, segment } from '../db/schema/segments.ts';
import { compileSegment } from './compile-segment.ts';
import { readFieldTypes } from './read-field-types.ts';

/** A named set of contacts: a live segment, or a group that people keep by hand. */
export type Audience = { segment: string } | { group: string };

/**
 * The condition on `contact` that an audience is at this moment, for a query that reads that table under its own name and
 * leaves merged contacts out. Throws `not-found`.
 */
export async function audienceCondition(tx: Db, audience: Audience): Promise<SQL> {
  if ('segment' in audience) {
    const [found] = await tx.select({ rules: segment.rules }).from(segment).where(eq(segment.id, audience.segment));
    if (!found) throw new UserError('not-found');
    return compileSegment(found.rules, await readFieldTypes(tx));
  }
  const [found] = await tx
    .select({ id: contactGroup.id })
    .from(contactGroup)
    .where(eq(contactGroup.id, audience.group));
  if (!found) throw new UserError('not-found');
  return sql`exists (select from contact_group_member m where m.contact_id = contact.id and m.group_id = ${found.id}::uuid)`;
}
