import { bucketOf, timeOfUuid } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { ensureConversations } from '../receive/conversations.ts';
import type { BroadcastRow } from '../sql/due-broadcasts.ts';
import { type HeldLane, lockLanesOf } from '../sql/take-recipients.ts';
import type { LaneConversation } from '../turn/lane.ts';

/** Holds the conversations of these people, beginning one with those who never wrote. */
export async function openLanes(
  tx: RawTx,
  deps: EngineDeps,
  { channel_id, workspace_id }: BroadcastRow,
  contacts: readonly string[],
  busy: 'leave' | 'wait' = 'leave',
): Promise<readonly HeldLane[]> {
  const channel = { id: channel_id, workspaceId: workspace_id };
  await ensureConversations(
    tx,
    contacts.toSorted().map((contactId) => ({ channel, contactId })),
    () => deps.newId(),
  );
  return lockLanesOf(tx, channel_id, contacts, busy);
}

/** The next turn's messages sort after these, whatever its worker's clock says. */
export async function keepOrder(tx: RawTx, made: readonly { id: string; conversationId: string }[]): Promise<void> {
  const rows = made.map(({ id, conversationId }) => ({
    bucket: bucketOf(conversationId),
    id: conversationId,
    at: new Date(timeOfUuid(id)).toISOString(),
  }));
  await tx`
    update conversation c set last_turn_at = greatest(c.last_turn_at, r.at)
    from (
      select bucket, id, max(at) as at from jsonb_to_recordset(${tx.json(rows)}) as r (bucket smallint, id uuid, at timestamptz)
      group by bucket, id
    ) r where c.bucket = r.bucket and c.id = r.id`;
}

/** A held conversation as planning knows it. */
export function laneOf(row: BroadcastRow, lane: HeldLane): LaneConversation {
  return {
    workspaceId: row.workspace_id,
    bucket: lane.bucket,
    id: lane.id,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    contactId: lane.contact_id,
    owner: lane.owner,
    ownerEpoch: lane.owner_epoch,
    lastInAt: lane.last_in_at?.getTime() ?? null,
    lastInProviderId: lane.last_in_provider_id,
    lastTurnAt: lane.last_turn_at?.getTime() ?? null,
  };
}
