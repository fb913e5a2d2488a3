import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Two contacts that an event has proved to be one person: everything of `from` goes over to `to`. */
export interface ContactMerge {
  workspaceId: string;
  from: string;
  to: string;
}

/**
 * Joins contacts. An opt-out of either stays; fields and tags that the kept contact lacks are taken over; conversations
 * follow with their runs and open sends, unless the kept contact already has one with that number: then the older thread
 * stays where it is. Rows are locked in id order.
 */
export async function mergeContacts(tx: RawTx, deps: EngineDeps, merges: readonly ContactMerge[]): Promise<void> {
  for (const { workspaceId, from, to } of merges) {
    const now = new Date(deps.clock.now());
    await tx`
      select from contact where workspace_id = ${workspaceId} and id = any(${[from, to]}::uuid[]) order by id for no key update`;
    const [taken] = await tx<{ news: boolean }[]>`
      update contact c set fields = old.fields || c.fields, name = coalesce(c.name, old.name), updated_at = ${now},
        language = coalesce(c.language, old.language), time_zone = coalesce(c.time_zone, old.time_zone),
        opted_out_at = least(c.opted_out_at, old.opted_out_at), consent_at = greatest(c.consent_at, old.consent_at)
      from (
        select o.*, k.opted_out_at is null and o.opted_out_at is not null as news from contact o
        join contact k on k.workspace_id = o.workspace_id and k.id = ${to}
        where o.workspace_id = ${workspaceId} and o.id = ${from}
      ) old
      where c.workspace_id = ${workspaceId} and c.id = ${to}
      returning old.news`;
    if (taken?.news) {
      await tx`
        insert into consent_log (workspace_id, id, contact_id, change, source, detail, at)
        values (${workspaceId}, ${deps.newId()}, ${to}, 'opt-out', 'merge', ${from}, ${now})`;
    }
    await tx`
      insert into contact_tag (workspace_id, contact_id, tag)
      select workspace_id, ${to}, tag from contact_tag where workspace_id = ${workspaceId} and contact_id = ${from}
      on conflict do nothing`;
    const moved = await tx<{ id: string }[]>`
      update conversation c set contact_id = ${to}
      where c.id in (
        select a.id from conversation a where a.workspace_id = ${workspaceId} and a.contact_id = ${from}
          and not exists (select from conversation b where b.channel_id = a.channel_id and b.contact_id = ${to})
        order by a.id for no key update)
      returning c.id`;
    const ids = moved.map((row) => row.id);
    if (ids.length > 0) {
      await tx`update run set contact_id = ${to} where conversation_id = any(${ids}::uuid[]) and contact_id = ${from}`;
      await tx`update outbox set contact_id = ${to} where conversation_id = any(${ids}::uuid[]) and contact_id = ${from}`;
    }
    deps.report('contacts-merged', { from, to });
    deps.changed([
      { workspaceId, topic: 'contact', id: from },
      { workspaceId, topic: 'contact', id: to },
    ]);
  }
}
