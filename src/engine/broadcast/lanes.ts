import { bucketOf, timeOfUuid } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { ensureConversations } from '../receive/conversations.ts';
import type { BroadcastRow } from '../sql/due-broadcasts.ts';
import type { HeldLane } from '../sql/take-recipients.ts';
import type { LaneConversation } from '../turn/lane.ts';

/** Begins a conversation with those of these people who never wrote to a number. */
export async function beginLanes(
  tx: RawTx,
  deps: EngineDeps,
  { channel_id, workspace_id }: BroadcastRow,
  contacts: readonly string[],
): Promise<void> {
  const channel = { id: channel_id, workspaceId: workspace_id };
  await ensureConversations(
    tx,
    contacts.toSorted().map((contactId) => ({ channel, contactId })),
    () => deps.newId(),
  );
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
