import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { contactChange, contactChangeItem } from '../db/schema/contact-changes.ts';
import { applyChange } from './apply-change.ts';
import { contactsWhere, theseContacts } from './contact-filter.ts';

/** Contacts that one transaction changes at most. */
export const pieceSize = 1_000;

/**
 * Carries the next piece of a change out in the caller's transaction; true while there may be more. How far it is commits
 * with it, so that nobody is changed twice and nobody left out, whatever breaks in between.
 */
export async function changePiece(tx: Db, changeId: string, size = pieceSize): Promise<boolean> {
  // two workers with the same change take turns
  const [change] = await tx.select().from(contactChange).where(eq(contactChange.id, changeId)).for('update');
  if (!change || change.endedAt) return false;
  const ids = await nextContacts(tx, change, size);
  const changed = ids.length > 0 ? await applyChange(tx, change, ids) : [];
  if (changed.length > 0) {
    const { workspaceId } = change;
    await tx.insert(contactChangeItem).values(changed.map((contactId) => ({ workspaceId, changeId, contactId })));
  }
  const more = ids.length === size;
  await tx
    .update(contactChange)
    .set({
      cursor: ids.at(-1) ?? change.cursor,
      done: sql`${contactChange.done} + ${ids.length}`,
      changed: sql`${contactChange.changed} + ${changed.length}`,
      ...(more ? {} : { endedAt: sql`clock_timestamp()` }),
    })
    .where(eq(contactChange.id, changeId));
  return more;
}

/** The next contacts that a change means, by id. People who were met after it began are none of them. */
async function nextContacts(tx: Db, change: typeof contactChange.$inferSelect, size: number): Promise<string[]> {
  const { id, cursor, undoes } = change;
  const behind = (column: SQL) => (cursor ? sql`${column} > ${cursor}::uuid` : sql`true`);
  const rows = undoes
    ? await rowsOf<{ id: string }>(
        tx,
        sql`select contact_id as id from contact_change_item
          where change_id = ${undoes}::uuid and ${behind(sql`contact_id`)} order by contact_id limit ${size}`,
      )
    : await rowsOf<{ id: string }>(
        tx,
        sql`select id from contact where ${await targetOf(tx, change)} and ${behind(sql`contact.id`)}
          and contact.created_at <= (select started_at from contact_change where id = ${id}::uuid) order by contact.id limit ${size}`,
      );
  return rows.map(({ id }) => id);
}

/** The condition on the contacts that a change means. */
export async function targetOf(tx: Db, { target }: Pick<typeof contactChange.$inferSelect, 'target'>): Promise<SQL> {
  return 'ids' in target ? theseContacts(target.ids) : contactsWhere(tx, target.filter);
}
