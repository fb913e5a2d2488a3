import { and, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Audience, AudiencePart } from '#/flow/audience/broadcast.ts';
import type { Db } from '../db/client.ts';
import { contact } from '../db/schema/contacts.ts';
import { audienceCondition } from '../segments/audience.ts';

/** The condition on `contact` that an audience is at this moment; nobody where it names none. Throws `not-found`. */
export async function audienceWhere(tx: Db, { include, exclude }: Audience): Promise<SQL> {
  const conditions = async (parts: readonly AudiencePart[]) => {
    const found: SQL[] = [];
    for (const part of parts) found.push(await conditionOf(tx, part));
    return found;
  };
  const wanted = or(...(await conditions(include))) ?? sql`false`;
  const unwanted = or(...(await conditions(exclude)));
  return and(isNull(contact.mergedInto), wanted, unwanted && not(unwanted)) as SQL;
}

async function conditionOf(tx: Db, part: AudiencePart): Promise<SQL> {
  switch (part.kind) {
    case 'everyone':
      return sql`true`;
    case 'tag':
      return sql`exists (select from contact_tag t where t.contact_id = contact.id and t.tag = ${part.tag})`;
    case 'group':
      return audienceCondition(tx, { group: part.id });
    case 'segment':
      return audienceCondition(tx, { segment: part.id });
  }
}
