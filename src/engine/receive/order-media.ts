import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** A message that may bring a file. */
export interface FileMessage {
  id: string;
  channel: WebhookChannel;
  event: { content: InboundContent };
}

/** Orders the files of messages; they live only days at the provider, so they are fetched at once. */
export async function orderMedia(tx: RawTx, deps: EngineDeps, rows: readonly FileMessage[]): Promise<void> {
  const payloads = rows.flatMap(({ id, channel, event: { content } }): JsonObject[] => {
    if (content.kind !== 'media' || !content.providerMediaId) return [];
    const { providerMediaId, filename } = content;
    return [{ workspaceId: channel.workspaceId, channelId: channel.id, messageId: id, providerMediaId, filename }];
  });
  if (payloads.length > 0) await deps.jobs.enqueue(tx, 'fetch-media', payloads);
}
