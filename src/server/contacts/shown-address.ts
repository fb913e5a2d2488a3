import { type SQL, sql } from 'drizzle-orm';

/**
 * How a contact is told apart from others on a screen: the phone number, else the user name, else the user id. Stands
 * in queries that read `contact` under its own name.
 */
export const shownAddress: SQL<string | null> = sql<string | null>`coalesce(
  (select a.value from contact_address a where a.workspace_id = contact.workspace_id and a.contact_id = contact.id
    and a.kind = 'phone' order by a.created_at desc limit 1),
  '@' || contact.username,
  (select a.value from contact_address a where a.workspace_id = contact.workspace_id and a.contact_id = contact.id
    order by a.kind, a.created_at desc limit 1))`;
