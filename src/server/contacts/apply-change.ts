import { type SQL, sql } from 'drizzle-orm';
import { Bug, UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { contactChange } from '../db/schema/contact-changes.ts';

type Change = Pick<typeof contactChange.$inferSelect, 'id' | 'action' | 'startedBy' | 'workspaceId' | 'undoes'>;

/** Does to these contacts what a change says, in the caller's transaction; answers those that are different now. */
export async function applyChange(tx: Db, change: Change, ids: readonly string[]): Promise<string[]> {
  const these = sql`${sql.param([...ids].sort())}::uuid[]`;
  const rows = await rowsOf<{ id: string }>(tx, change.undoes ? undoing(change, these) : doing(change, these));
  return rows.map(({ id }) => id);
}

function doing({ id, action, workspaceId, startedBy }: Change, these: SQL): SQL {
  switch (action.do) {
    case 'add-tag':
      return addTag(workspaceId, action.tag, these);
    case 'remove-tag':
      return removeTag(action.tag, these);
    case 'add-to-group':
      return addToGroup(workspaceId, action.group, these);
    case 'remove-from-group':
      return removeFromGroup(action.group, these);
    case 'forget-field':
      return sql`
        with held as (
          select id from contact where id = any(${these}) and fields ? ${action.key} order by id for no key update
        )
        update contact c set fields = fields - ${action.key}::text, updated_at = clock_timestamp() from held
        where c.id = held.id returning c.id`;
    case 'opt-out':
      return sql`
        with held as (
          select id from contact where id = any(${these}) and opted_out_at is null order by id for no key update
        ), out as (
          update contact c set opted_out_at = ${beganAt(id)}, updated_at = clock_timestamp()
          from held where c.id = held.id returning c.id
        ), log as (
          insert into consent_log (workspace_id, contact_id, change, source, detail)
          select ${workspaceId}::uuid, id, 'opt-out', 'member', ${startedBy}::text from out
        )
        select id from out`;
  }
}

/** What somebody did or said themselves since then stays. */
function undoing({ undoes, action, workspaceId, startedBy }: Change, these: SQL): SQL {
  switch (action.do) {
    case 'add-tag':
      return removeTag(action.tag, these);
    case 'remove-tag':
      return addTag(workspaceId, action.tag, these);
    case 'add-to-group':
      return removeFromGroup(action.group, these);
    case 'remove-from-group':
      return addToGroup(workspaceId, action.group, these);
    case 'forget-field':
      throw new Bug('a field that was forgotten cannot come back');
    case 'opt-out':
      return sql`
        with held as (
          select id from contact where id = any(${these}) and opted_out_at = ${beganAt(undoes)}
            and (consent_at is null or consent_at < opted_out_at) order by id for no key update
        ), back as (
          update contact c set opted_out_at = null, updated_at = clock_timestamp() from held where c.id = held.id returning c.id
        ), log as (
          insert into consent_log (workspace_id, contact_id, change, source, detail)
          select ${workspaceId}::uuid, id, 'opt-in', 'undo', ${startedBy}::text from back
        )
        select id from back`;
  }
}

/** When a change began: its mark on the opt-outs that it noted. */
const beganAt = (id: string | null) => sql`(select started_at from contact_change where id = ${id}::uuid)`;

/** Contacts that are still there, held against being removed meanwhile. */
const present = (these: SQL) =>
  sql`(select id from contact where id = any(${these}) order by id for key share) as p (id)`;

const addTag = (workspaceId: string, tag: string, these: SQL) => sql`
  insert into contact_tag (workspace_id, contact_id, tag) select ${workspaceId}::uuid, p.id, ${tag}::text from ${present(these)}
  on conflict do nothing returning contact_id as id`;

const removeTag = (tag: string, these: SQL) => sql`
  delete from contact_tag where contact_id = any(${these}) and tag = ${tag} returning contact_id as id`;

const addToGroup = (workspaceId: string, group: string, these: SQL) => sql`
  insert into contact_group_member (workspace_id, group_id, contact_id)
  select ${workspaceId}::uuid, g.id, p.id from contact_group g, ${present(these)} where g.id = ${group}::uuid
  on conflict do nothing returning contact_id as id`;

const removeFromGroup = (group: string, these: SQL) => sql`
  delete from contact_group_member where contact_id = any(${these}) and group_id = ${group}::uuid returning contact_id as id`;

/** Throws `not-found` where an action names a group that there is not. */
export async function checkAction(tx: Db, action: Change['action']): Promise<void> {
  if (!('group' in action)) return;
  const [found] = await rowsOf(tx, sql`select from contact_group where id = ${action.group}::uuid`);
  if (!found) throw new UserError('not-found');
}
