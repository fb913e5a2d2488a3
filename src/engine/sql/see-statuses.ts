import type { RawTx } from '#/server/db/client.ts';

/** A status that a webhook brought; `at` is ISO 8601. */
export interface StatusInput {
  workspace_id: string;
  channel_id: string;
  provider_id: string;
  status: string;
  at: string;
}

/** Claims statuses by (message, status); only those never seen before come back. Inserted in key order. */
export function seeStatuses(tx: RawTx, rows: readonly StatusInput[]) {
  return tx<{ channel_id: string; provider_id: string; status: string }[]>`
    insert into status_seen (workspace_id, channel_id, provider_id, status, at)
    select workspace_id, channel_id, provider_id, status, at
    from jsonb_to_recordset(${tx.json(rows as never)})
      as r (workspace_id uuid, channel_id uuid, provider_id text, status text, at timestamptz)
    order by channel_id, provider_id, status
    on conflict do nothing
    returning channel_id, provider_id, status`;
}
