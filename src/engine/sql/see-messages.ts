import type { RawTx } from '#/server/db/client.ts';

/** A message that a webhook brought. */
export interface SeenInput {
  channel_id: string;
  provider_id: string;
  workspace_id: string;
  message_id: string;
}

/** Claims the provider's message ids; a redelivery is counted and comes back as not fresh. Inserted in key order, so that two deliveries never deadlock. */
export function seeMessages(tx: RawTx, rows: readonly SeenInput[]) {
  return tx<{ channel_id: string; provider_id: string; message_id: string; fresh: boolean }[]>`
    insert into inbound_seen (workspace_id, channel_id, provider_id, message_id)
    select workspace_id, channel_id, provider_id, message_id
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (workspace_id uuid, channel_id uuid, provider_id text, message_id uuid)
    order by channel_id, provider_id
    on conflict (channel_id, provider_id) do update set deliveries = inbound_seen.deliveries + 1
    returning channel_id, provider_id, message_id, (xmax = 0) as fresh`;
}
