import type { ChannelEvent } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { ChangeHint } from '../deps.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** Something that concerns a message that is there already. */
export interface ArrivedAnnotation {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'reaction' | 'edited' | 'removed' }>;
}

/** What is noted on the message: null takes a reaction away. */
function noteOf(event: ArrivedAnnotation['event']): Record<string, string | null> {
  return event.kind === 'reaction'
    ? { reaction: event.emoji }
    : { edited: event.kind === 'edited' ? event.text : null };
}

/** Who wrote what may be edited and removed by this side; anybody may react to anything. */
function directionsOf(event: ArrivedAnnotation['event']): string[] {
  if (event.kind === 'reaction') return ['in', 'out'];
  return [event.by === 'contact' ? 'in' : 'out'];
}

/**
 * Notes reactions, edits and removals on their messages; of what was removed nothing is kept but that it was there, and no
 * later news brings it back. They never start or move a flow; an unknown target is let go.
 */
export async function storeAnnotations(tx: RawTx, arrived: readonly ArrivedAnnotation[]): Promise<ChangeHint[]> {
  const hints: ChangeHint[] = [];
  for (const { channel, event } of arrived) {
    const gone = event.kind === 'removed';
    const rows = await tx<{ workspace_id: string; conversation_id: string }[]>`
      update message set
        annotations = case when ${gone} then '{"removed": true}'
          else jsonb_strip_nulls(coalesce(annotations, '{}') || ${tx.json(noteOf(event))}) end,
        body = case when ${gone} then '{"in": {"kind": "text", "text": ""}}' else body end,
        -- a file that is still being fetched is not wanted any more
        asset_id = case when ${gone} and body -> 'in' ->> 'kind' = 'media' then 'lost' else asset_id end,
        referral = case when ${gone} then null else referral end
      where channel_id = ${channel.id} and provider_id = ${event.target} and direction = any(${directionsOf(event)}::text[])
        and not coalesce((annotations ->> 'removed')::boolean, false)
      returning workspace_id, conversation_id`;
    for (const row of rows)
      hints.push({ workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id });
  }
  return hints;
}
