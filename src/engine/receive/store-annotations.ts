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
function noteOf(event: ArrivedAnnotation['event']): Record<string, string | boolean | null> {
  if (event.kind === 'reaction') return { reaction: event.emoji };
  if (event.kind === 'edited') return { edited: event.text };
  return { removed: true };
}

/**
 * Notes reactions, edits and removals on their messages; of what was removed nothing is kept but that it was there. They
 * never start or move a flow; an unknown target is let go.
 */
export async function storeAnnotations(tx: RawTx, arrived: readonly ArrivedAnnotation[]): Promise<ChangeHint[]> {
  const hints: ChangeHint[] = [];
  for (const { channel, event } of arrived) {
    const gone = event.kind === 'removed';
    const rows = await tx<{ workspace_id: string; conversation_id: string }[]>`
      update message set annotations = jsonb_strip_nulls(coalesce(annotations, '{}') || ${tx.json(noteOf(event))}),
        body = case when ${gone} then '{"in": {"kind": "text", "text": ""}}' else body end,
        asset_id = case when ${gone} then null else asset_id end
      where channel_id = ${channel.id} and provider_id = ${event.target}
      returning workspace_id, conversation_id`;
    for (const row of rows)
      hints.push({ workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id });
  }
  return hints;
}
