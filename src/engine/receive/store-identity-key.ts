import type { ChannelEvent } from '#/channels/contract.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { insertMessages } from '../sql/insert-messages.ts';
import { seeMessages } from '../sql/see-messages.ts';
import { findAddresses, placeAddresses } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** News that the key of somebody's device changed. */
export interface ArrivedKey {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'identity-key' }>;
}

/** Keeps the new key with the addresses of the person, and says in the thread that it changed; a stranger's is nobody's news. */
export async function storeIdentityKey(
  tx: RawTx,
  deps: EngineDeps,
  { channel, event }: ArrivedKey,
): Promise<ChangeHint[]> {
  const [contactId] = (await findAddresses(tx, placeAddresses(event.from.addresses, channel))).values();
  if (!contactId) return [];
  const id = deps.newId();
  const { workspaceId } = channel;
  const key = { workspace_id: workspaceId, channel_id: channel.id, provider_id: event.providerId };
  const [seen] = await seeMessages(tx, [{ ...key, message_id: id }]);
  if (!seen?.fresh) return [];
  if (event.hash) {
    await tx`
      update contact_address set identity_key_hash = ${event.hash}
      where workspace_id = ${workspaceId} and contact_id = ${contactId}
        and value = any(${event.from.addresses.map(({ value }) => value)}::text[])`;
  }
  const [thread] = await tx<{ id: string }[]>`
    select id from conversation where channel_id = ${channel.id} and contact_id = ${contactId}`;
  if (!thread) return [];
  await insertMessages(tx, [
    {
      ...key,
      bucket: bucketOf(thread.id),
      id,
      conversation_id: thread.id,
      direction: 'in',
      at: new Date(event.at).toISOString(),
      author: 'contact',
      quotes: null,
      status: 0,
      ending: null,
      silent: true,
      body: { note: 'security-code-changed' },
      referral: null,
    },
  ]);
  return [{ workspaceId, topic: 'conversation', id: thread.id }];
}
