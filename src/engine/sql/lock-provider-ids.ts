import type { RawTx } from '#/server/db/client.ts';

/** A message of the provider on one of our channels. */
export interface ProviderMessage {
  channel_id: string;
  provider_id: string;
}

/**
 * Makes whoever writes down the provider's id of a message and whoever looks for a message by that id take turns, until
 * their transaction ends: else each could look before the other has committed, and a status would be held for ever.
 */
export function lockProviderIds(tx: RawTx, rows: readonly ProviderMessage[]) {
  return tx`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(channel_id || provider_id, 0) as key
      from jsonb_to_recordset(${tx.json(rows as never)}) as r (channel_id text, provider_id text) order by key
    ) keys`;
}
