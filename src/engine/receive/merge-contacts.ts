import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { type ContactMerge, findLanes, moveLanes } from './merge-lanes.ts';

/**
 * Joins two contacts. An opt-out of either stays, with what was written down about it; fields, tags, groups, notes and facts
 * that the kept contact lacks are taken over; addresses and conversations follow, with their messages, runs and open sends.
 * The emptied contact stays behind without an address, for whoever met it at this very moment.
 */
export async function mergeContacts(tx: RawTx, deps: EngineDeps, merge: ContactMerge): Promise<void> {
  const { workspaceId, from, to } = merge;
  // lanes before people, as turns and sends lock them
  const lanes = await findLanes(tx, merge);
  await tx`
    select from contact where workspace_id = ${workspaceId} and id = any(${[from, to]}::uuid[]) order by id for no key update`;
  await tx`
    update contact_address set contact_id = ${to} where workspace_id = ${workspaceId} and contact_id = ${from}`;
  await tx`
    insert into consent_log (workspace_id, id, contact_id, change, source, detail, wording, proof, said_at, at)
    select workspace_id, uuidv7(), ${to}, change, source, detail, wording, proof, said_at, at from consent_log
    where workspace_id = ${workspaceId} and contact_id = ${from} order by id`;
  await carryOptOut(tx, deps, merge);
  await tx`
    update contact c set fields = old.fields || c.fields, name = coalesce(c.name, old.name),
      username = coalesce(c.username, old.username), language = coalesce(c.language, old.language),
      time_zone = coalesce(c.time_zone, old.time_zone),
      notes = nullif(concat_ws(e'\\n\\n', c.notes, old.notes), ''), updated_at = ${new Date(deps.clock.now())}
    from contact old
    where c.workspace_id = ${workspaceId} and c.id = ${to} and old.workspace_id = ${workspaceId} and old.id = ${from}`;
  await tx`
    with groups as (
      insert into contact_group_member (workspace_id, group_id, contact_id)
      select workspace_id, group_id, ${to} from contact_group_member
      where workspace_id = ${workspaceId} and contact_id = ${from} order by group_id
      on conflict do nothing
    )
    insert into contact_tag (workspace_id, contact_id, tag)
    select workspace_id, ${to}, tag from contact_tag where workspace_id = ${workspaceId} and contact_id = ${from} order by tag
    on conflict do nothing`;
  await joinRecipients(tx, merge);
  await tx`update marketing_sent set contact_id = ${to} where workspace_id = ${workspaceId} and contact_id = ${from}`;
  await moveLanes(tx, deps, merge, lanes);
  await tx`update contact set merged_into = ${to} where workspace_id = ${workspaceId} and id = ${from}`;
  deps.report('contacts-merged', { workspace: workspaceId, from, to });
  deps.changed([
    { workspaceId, topic: 'contact', id: from },
    { workspaceId, topic: 'contact', id: to },
  ]);
}

/** Whoever takes over a number, or a whole contact, takes over that no marketing is wanted there. */
export async function carryOptOut(tx: RawTx, deps: EngineDeps, { workspaceId, from, to }: ContactMerge): Promise<void> {
  const now = new Date(deps.clock.now());
  const [carried] = await tx<{ news: boolean }[]>`
    update contact c set opted_out_at = least(c.opted_out_at, old.opted_out_at), updated_at = ${now},
      consent_at = greatest(c.consent_at, old.consent_at)
    from (
      select o.opted_out_at, o.consent_at, k.opted_out_at is null as news from contact o
      join contact k on k.workspace_id = o.workspace_id and k.id = ${to}
      where o.workspace_id = ${workspaceId} and o.id = ${from} and o.opted_out_at is not null
    ) old
    where c.workspace_id = ${workspaceId} and c.id = ${to}
    returning old.news`;
  if (!carried?.news) return;
  await tx`
    insert into consent_log (workspace_id, id, contact_id, change, source, detail, at)
    values (${workspaceId}, ${deps.newId()}, ${to}, 'opt-out', 'merge', ${from}, ${now})`;
}

/** Whoever turns out to be two people in one audience gets a broadcast once: by the contact that is kept. */
async function joinRecipients(tx: RawTx, { workspaceId, from, to }: ContactMerge): Promise<void> {
  await tx`
    select from broadcast_recipient where workspace_id = ${workspaceId} and contact_id = any(${[from, to]}::uuid[])
    order by broadcast_id, contact_id for update`;
  await tx`
    update broadcast_recipient r set contact_id = ${to}
    where r.workspace_id = ${workspaceId} and r.contact_id = ${from} and not exists (
      select from broadcast_recipient k
      where k.workspace_id = r.workspace_id and k.broadcast_id = r.broadcast_id and k.contact_id = ${to})`;
  await tx`
    update broadcast_recipient set state = 'skipped', reason = 'merged'
    where workspace_id = ${workspaceId} and contact_id = ${from} and state = 'pending'`;
}
