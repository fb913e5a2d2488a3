import type { RawTx } from '#/server/db/client.ts';

/** A locked lane. */
export interface LaneRow {
  workspace_id: string;
  bucket: number;
  id: string;
  channel_id: string;
  contact_id: string;
  owner: 'bot' | 'people';
  owner_epoch: number;
  last_in_at: Date | null;
  last_in_provider_id: string | null;
  last_turn_at: Date | null;
}

/**
 * Locks conversations that have ready inbox rows or due runs, oldest first, at most `perWorkspace` of one workspace so
 * that a flood in one never starves the others: their rows are found by hopping from workspace to workspace. Runs of a newer interpreter do not count. Lanes that another worker holds, or that are in quarantine, are skipped.
 */
export function claimLanes(tx: RawTx, now: Date, engineSchema: number, lanes: number, perWorkspace: number) {
  return tx<LaneRow[]>`
    with recursive busy as (
      (select workspace_id from inbox order by workspace_id limit 1)
      union all
      select (select i.workspace_id from inbox i where i.workspace_id > b.workspace_id order by i.workspace_id limit 1)
      from busy b where b.workspace_id is not null
    ), wanted as (
      select workspace_id, bucket, conversation_id as id, min(since) as since from (
        select i.* from busy b cross join lateral (
          select workspace_id, bucket, conversation_id, ready_at as since from inbox
          where workspace_id = b.workspace_id and ready_at <= ${now} order by ready_at limit ${perWorkspace * 4}
        ) i
        union all
        (select workspace_id, bucket, conversation_id, due_at from run
          where due_at <= ${now} and engine_schema <= ${engineSchema} order by due_at limit ${lanes * 2})
      ) work
      group by workspace_id, bucket, conversation_id
    ), fair as (
      select bucket, id, since, row_number() over (partition by workspace_id order by since) as place from wanted
    )
    select c.workspace_id, c.bucket, c.id, c.channel_id, c.contact_id, c.owner, c.owner_epoch, c.last_in_at,
      c.last_in_provider_id, c.last_turn_at
    from conversation c
    where (c.bucket, c.id) in (select bucket, id from fair where place <= ${perWorkspace} order by since limit ${lanes})
      and (c.quarantined_until is null or c.quarantined_until <= ${now})
    order by c.id
    for no key update of c skip locked`;
}

/** Locks one lane, for a turn of its own. */
export function claimLane(tx: RawTx, bucket: number, id: string) {
  return tx<LaneRow[]>`
    select workspace_id, bucket, id, channel_id, contact_id, owner, owner_epoch, last_in_at, last_in_provider_id, last_turn_at
    from conversation where bucket = ${bucket} and id = ${id} for no key update`;
}
