import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import type { RawTx } from '#/server/db/client.ts';

/** A broadcast that is going out. */
export interface BroadcastRow {
  workspace_id: string;
  id: string;
  channel_id: string;
  channel_kind: string;
  content: BroadcastContent;
}

/** Begins the broadcasts whose time has come. */
export function startBroadcasts(tx: RawTx, now: Date) {
  return tx<{ workspace_id: string; id: string }[]>`
    with due as (
      select workspace_id, id from broadcast where status = 'scheduled' and start_at <= ${now} order by id for update skip locked
    )
    update broadcast b set status = 'sending', started_at = coalesce(b.started_at, ${now}), updated_at = ${now}
    from due where b.workspace_id = due.workspace_id and b.id = due.id returning b.workspace_id, b.id`;
}

/** The broadcasts that are going out, but for those whose workspace or number is stopped; the longest under way first. */
export function dueBroadcasts(tx: RawTx) {
  return tx<BroadcastRow[]>`
    select b.workspace_id, b.id, b.channel_id, ch.kind as channel_kind, b.content
    from broadcast b
    join channel ch on ch.workspace_id = b.workspace_id and ch.id = b.channel_id
    join workspace w on w.id = b.workspace_id
    where b.status in ('scheduled', 'sending') and b.status = 'sending' and ch.state = 'active' and w.stopped_at is null
    order by b.start_at limit 100`;
}

/** What one broadcast says, by which number, whatever its state. */
export async function readBroadcast(tx: RawTx, workspaceId: string, id: string): Promise<BroadcastRow | undefined> {
  const [row] = await tx<BroadcastRow[]>`
    select b.workspace_id, b.id, b.channel_id, ch.kind as channel_kind, b.content
    from broadcast b join channel ch on ch.workspace_id = b.workspace_id and ch.id = b.channel_id
    where b.workspace_id = ${workspaceId} and b.id = ${id} and b.content is not null`;
  return row;
}

/**
 * Holds a broadcast as it is until the transaction ends, so that a pause or stop waits for what is being planned, and is
 * waited for itself; false when it is not going out any more.
 */
export async function holdBroadcast(tx: RawTx, { workspace_id, id }: BroadcastRow): Promise<boolean> {
  const held = await tx`
    select from broadcast where workspace_id = ${workspace_id} and id = ${id} and status = 'sending' for share`;
  return held.length > 0;
}

/** How many more rows a number's outbox may take of broadcasts: it is filled just in time, so that a stop stops. */
export async function roomInOutbox(tx: RawTx, channelId: string, mostAhead: number): Promise<number> {
  const [row] = await tx<{ waiting: number }[]>`
    select count(*)::int as waiting from (
      select from outbox where channel_id = ${channelId} and priority = 2 and state = 'ready' limit ${mostAhead}
    ) as ahead`;
  return mostAhead - (row?.waiting ?? 0);
}

/** How many more starts of flows the lanes of a workspace may be given: turns take them in the order of their coming. */
export async function roomInInbox(tx: RawTx, workspaceId: string, mostAhead: number): Promise<number> {
  const [row] = await tx<{ waiting: number }[]>`
    select count(*)::int as waiting from (
      select from inbox where workspace_id = ${workspaceId} and ready_at < 'infinity' limit ${mostAhead}
    ) as ahead`;
  return mostAhead - (row?.waiting ?? 0);
}
