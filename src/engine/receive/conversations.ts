import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** Finds or makes the conversation of each contact on its channel; in the order given. One that is made by history is as old as that. */
export async function ensureConversations(
  tx: RawTx,
  pairs: readonly { channel: Pick<WebhookChannel, 'id' | 'workspaceId'>; contactId: string; lastMessageAt?: number }[],
  newId: () => string,
): Promise<string[]> {
  if (pairs.length === 0) return [];
  const keyOf = (channelId: string, contactId: string) => `${channelId}|${contactId}`;
  const distinct = new Map(pairs.map((pair) => [keyOf(pair.channel.id, pair.contactId), pair]));
  const rows = [...distinct.values()].map(({ channel, contactId, lastMessageAt }) => {
    const id = newId();
    return {
      workspace_id: channel.workspaceId,
      bucket: bucketOf(id),
      id,
      channel_id: channel.id,
      contact_id: contactId,
      last_message_at: lastMessageAt === undefined ? null : new Date(lastMessageAt).toISOString(),
    };
  });
  const find = () => tx<{ id: string; channel_id: string; contact_id: string }[]>`
    select c.id, c.channel_id, c.contact_id
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (channel_id uuid, contact_id uuid)
    join conversation c using (channel_id, contact_id)`;
  let found = await find();
  if (found.length < rows.length) {
    await tx`
      insert into conversation (workspace_id, bucket, id, channel_id, contact_id, last_message_at)
      select workspace_id, bucket, id, channel_id, contact_id, coalesce(last_message_at, now())
      from jsonb_to_recordset(${tx.json(rows as never)})
        as r (workspace_id uuid, bucket smallint, id uuid, channel_id uuid, contact_id uuid, last_message_at timestamptz)
      order by channel_id, contact_id
      on conflict (channel_id, contact_id) do nothing`;
    found = await find();
  }
  const ids = new Map(found.map((row) => [keyOf(row.channel_id, row.contact_id), row.id]));
  return pairs.map(({ channel, contactId }) => ids.get(keyOf(channel.id, contactId)) as string);
}
