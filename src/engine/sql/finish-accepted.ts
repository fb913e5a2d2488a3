import type { RawTx } from '#/server/db/client.ts';

/** A send that the provider accepted. */
export interface AcceptedInput {
  bucket: number;
  id: string;
  attempt: number;
  provider_id: string;
  channel_id: string;
}

/**
 * Takes accepted sends out of the outbox and raises their messages. A row that a status has settled meanwhile, or that
 * was claimed again after its lease, is left to whoever holds it; the message learns the provider's id all the same.
 */
export function finishAccepted(tx: RawTx, rows: readonly AcceptedInput[]) {
  return tx<{ id: string; channel_id: string; provider_id: string; held: boolean }[]>`
    with r as (
      select * from jsonb_to_recordset(${tx.json(rows as never)})
        as r (bucket smallint, id uuid, attempt smallint, provider_id text, channel_id uuid)
    ), mine as (
      select o.bucket, o.id from outbox o join r on r.bucket = o.bucket and r.id = o.id and r.attempt = o.attempt
      order by o.id for update of o
    ), gone as (
      delete from outbox o using mine where o.bucket = mine.bucket and o.id = mine.id
    ), locked as (
      select m.id from message m where m.id = any(${rows.map((row) => row.id)}::uuid[]) order by m.id for no key update
    )
    update message m set provider_id = coalesce(m.provider_id, r.provider_id), status = greatest(m.status, 1),
      attempts = greatest(m.attempts, r.attempt), ending = null, ending_reason = null
    from r join locked on locked.id = r.id where m.id = r.id
    returning m.id, r.channel_id, r.provider_id, exists (
      select from status_seen s where s.channel_id = r.channel_id and s.provider_id = r.provider_id and s.held is not null) as held`;
}
