import type { ChannelEvent } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
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

/** Notes reactions, edits and removals on their messages. They never start or move a flow; an unknown target is let go. */
export async function storeAnnotations(tx: RawTx, arrived: readonly ArrivedAnnotation[]): Promise<void> {
  for (const { channel, event } of arrived) {
    await tx`
      update message set annotations = jsonb_strip_nulls(coalesce(annotations, '{}') || ${tx.json(noteOf(event))})
      where channel_id = ${channel.id} and provider_id = ${event.target}`;
  }
}
