import type { RawTx } from '#/server/db/client.ts';
import type { ProviderMessage } from './lock-provider-ids.ts';

/** Takes statuses that were held until the message of their provider's id is known; they are booked like new ones. */
export function takeHeld<Event>(tx: RawTx, rows: readonly ProviderMessage[]) {
  return tx<
    { held: Event; channel_id: string; provider_id: string; workspace_id: string; kind: string; external_id: string }[]
  >`
    update status_seen s set held = null
    from (
      select s.channel_id, s.provider_id, s.status, s.held, ch.workspace_id, ch.kind, ch.external_id
      from jsonb_to_recordset(${tx.json(rows as never)}) as r (channel_id uuid, provider_id text)
      join status_seen s using (channel_id, provider_id)
      join channel ch on ch.workspace_id = s.workspace_id and ch.id = s.channel_id
      where s.held is not null for update of s
    ) old
    where s.channel_id = old.channel_id and s.provider_id = old.provider_id and s.status = old.status
    returning old.held, old.channel_id, old.provider_id, old.workspace_id, old.kind, old.external_id`;
}
