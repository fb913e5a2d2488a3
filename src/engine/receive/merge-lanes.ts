import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Two contacts that an event has proved to be one person: everything of `from` goes over to `to`. */
export interface ContactMerge {
  workspaceId: string;
  from: string;
  to: string;
}

/** A conversation of one of two contacts that become one. */
export interface Lane {
  id: string;
  channel_id: string;
  contact_id: string;
  owner_epoch: number;
}

/** The conversations of both contacts, locked in the order of their ids, so that no turn or claim runs in them. */
export function findLanes(tx: RawTx, { workspaceId, from, to }: ContactMerge): Promise<Lane[]> {
  return tx<Lane[]>`
    select id, channel_id, contact_id, owner_epoch from conversation
    where (channel_id, contact_id) in (
      select ch.id, p.id from channel ch, unnest(${[from, to]}::uuid[]) as p (id) where ch.workspace_id = ${workspaceId})
    order by id for no key update`;
}

/** Gives the conversations of one contact to another; two with the same sender become one. */
export async function moveLanes(
  tx: RawTx,
  deps: EngineDeps,
  merge: ContactMerge,
  lanes: readonly Lane[],
): Promise<void> {
  const { workspaceId, from, to } = merge;
  for (const lane of lanes.filter(({ contact_id }) => contact_id === from)) {
    const kept = lanes.find(({ channel_id, contact_id }) => contact_id === to && channel_id === lane.channel_id);
    if (kept) await joinLane(tx, deps, merge, lane, kept);
    else await tx`update conversation set contact_id = ${to} where bucket = ${bucketOf(lane.id)} and id = ${lane.id}`;
    // also what is on its way: should it have to go again, it goes to where the person is now
    await tx`update outbox set contact_id = ${to} where conversation_id = ${lane.id}`;
    deps.changed([{ workspaceId, topic: 'conversation', id: kept?.id ?? lane.id }]);
  }
  await tx`update run set contact_id = ${to} where workspace_id = ${workspaceId} and contact_id = ${from}`;
}

/**
 * Moves all that is in one lane into another. A request that is out, or whose fate is unknown, stays with its message where
 * its sender will look for it; the emptied conversation is kept for that, and for whoever found it at this very moment.
 */
async function joinLane(
  tx: RawTx,
  deps: EngineDeps,
  { workspaceId, from }: ContactMerge,
  lane: Lane,
  kept: Lane,
): Promise<void> {
  const [old, bucket] = [bucketOf(lane.id), bucketOf(kept.id)];
  const open = await tx<{ id: string; state: string }[]>`
    select id, state from outbox where conversation_id = ${lane.id} order by id for update`;
  const out = open.filter(({ state }) => state !== 'ready').map(({ id }) => id);
  await tx`
    update message set conversation_id = ${kept.id}, bucket = ${bucket}
    where conversation_id = ${lane.id} and not id = any(${out}::uuid[])`;
  // the runs first: an answer to a call of theirs that arrives at this moment is in the inbox before, or finds them moved
  await moveRuns(tx, deps, { workspaceId, from }, lane, kept);
  await tx`update inbox set conversation_id = ${kept.id}, bucket = ${bucket} where conversation_id = ${lane.id}`;
  const [joined] = await tx<{ owner_epoch: number }[]>`
    update conversation k set
      last_in_at = greatest(k.last_in_at, o.last_in_at),
      last_in_provider_id = case when o.last_in_at > k.last_in_at or k.last_in_at is null then o.last_in_provider_id
        else k.last_in_provider_id end,
      last_message_at = greatest(k.last_message_at, o.last_message_at),
      last_turn_at = greatest(k.last_turn_at, o.last_turn_at),
      unread = k.unread + o.unread,
      pair_tat = greatest(k.pair_tat, o.pair_tat),
      pair_blocked_until = greatest(k.pair_blocked_until, o.pair_blocked_until),
      pair_strikes = greatest(k.pair_strikes, o.pair_strikes),
      marketing_blocked_until = greatest(k.marketing_blocked_until, o.marketing_blocked_until),
      free_until = greatest(k.free_until, o.free_until),
      -- people who answer one of them go on answering
      owner = case when 'people' in (k.owner, o.owner) then 'people' else 'bot' end,
      owner_epoch = k.owner_epoch + case when k.owner = 'bot' and o.owner = 'people' then 1 else 0 end,
      owner_user_id = case when k.owner = 'bot' then o.owner_user_id else k.owner_user_id end,
      owner_since = case when k.owner = 'bot' then o.owner_since else k.owner_since end,
      hand_over_note = coalesce(k.hand_over_note, o.hand_over_note)
    from conversation o
    where k.bucket = ${bucket} and k.id = ${kept.id} and o.bucket = ${old} and o.id = ${lane.id}
    returning k.owner_epoch`;
  // what the bot computed under an older epoch stays forbidden
  await tx`
    update outbox set conversation_id = ${kept.id}, bucket = ${bucket}, contact_id = ${kept.contact_id},
      owner_epoch = case when owner_epoch = ${lane.owner_epoch} and ${joined?.owner_epoch === kept.owner_epoch}
        then ${kept.owner_epoch} when owner_epoch is not null then -1 end
    where conversation_id = ${lane.id} and state = 'ready'`;
  await tx`update conversation set unread = 0 where bucket = ${old} and id = ${lane.id}`;
}

/** Runs go on in the kept lane, also with the answer to a call that is out. Only one run may listen there. */
async function moveRuns(
  tx: RawTx,
  deps: EngineDeps,
  { workspaceId, from }: Pick<ContactMerge, 'workspaceId' | 'from'>,
  lane: Lane,
  kept: Lane,
): Promise<void> {
  const now = new Date(deps.clock.now());
  await tx`
    update run set status = 'cancelled', end_reason = 'another-question', wait_reply = false, wait_activity = null, due_at = null,
      held_due_at = null, ended_at = ${now}, updated_at = ${now}
    where conversation_id = ${lane.id} and status = 'waiting' and wait_reply
      and exists (select from run k where k.conversation_id = ${kept.id} and k.status = 'waiting' and k.wait_reply)`;
  await tx`
    update run set conversation_id = ${kept.id}, bucket = ${bucketOf(kept.id)}
    where workspace_id = ${workspaceId} and contact_id = ${from} and conversation_id = ${lane.id}`;
}
