import type { RawTx } from '#/server/db/client.ts';

/** A status that belongs to a known message. */
export interface AppliedStatus {
  message_id: string;
  provider_id: string;
  rank: number;
  at: string;
  failed: boolean;
  error: unknown;
  pricing: unknown;
}

/** A message that a status met. */
export interface StatusedMessage {
  id: string;
  workspace_id: string;
  conversation_id: string;
  run_id: string | null;
  ending: string | null;
  channel_id: string;
  /** Set when this made it a delivered service message with a known price: it is to be counted, once and now. */
  meter: 'free' | 'charged' | null;
  delivered_at: Date | null;
}

/**
 * Raises messages to the best news there is: the rank never falls, the first time of each kind is kept, a failure
 * ends only what nobody has received, and only a delivery takes it back. What waits behind a delivered file may go. Rows are locked in id order first, as every multi-row update of ours;
 * named one by one, or a planner that has no figures yet walks the whole table in that order.
 */
export function applyStatuses(tx: RawTx, rows: readonly AppliedStatus[], now: Date) {
  return tx<StatusedMessage[]>`
    with r as (
      select * from jsonb_to_recordset(${tx.json(rows as never)}) as r (message_id uuid, provider_id text, rank smallint,
        at timestamptz, failed boolean, error jsonb, pricing jsonb)
    ), best as (
      select message_id, max(provider_id) as provider_id, max(rank) as rank, bool_or(failed) as failed,
        min(at) filter (where rank >= 2) as sent_at, min(at) filter (where rank >= 3) as delivered_at,
        min(at) filter (where rank >= 4) as read_at,
        (array_agg(error) filter (where error <> 'null'))[1] as error,
        (array_agg(pricing) filter (where pricing <> 'null'))[1] as pricing
      from r group by message_id
    ), released as (
      update outbox o set next_at = ${now} from best
      where o.after_media = best.message_id and best.rank >= 3 and o.state = 'ready' and o.next_at > ${now}
    ), locked as (
      select m.id from message m where m.id = any(${rows.map((row) => row.message_id)}::uuid[]) order by m.id for no key update
    )
    update message m set
      status = greatest(m.status, best.rank),
      provider_id = coalesce(m.provider_id, best.provider_id),
      sent_at = least(m.sent_at, best.sent_at),
      delivered_at = least(m.delivered_at, best.delivered_at),
      read_at = least(m.read_at, best.read_at),
      pricing = coalesce(m.pricing, best.pricing),
      error = coalesce(m.error, best.error),
      ending = case
        when best.rank >= 3 then null
        when best.failed and m.status < 3 then 'failed'
        when best.rank = 2 and m.ending <> 'failed' then null
        else m.ending end,
      ending_reason = case
        when best.rank >= 3 then null
        when best.failed and m.status < 3 then 'provider'
        when best.rank = 2 and m.ending <> 'failed' then null
        else m.ending_reason end
    from best join locked on locked.id = best.message_id
    where m.id = best.message_id
    returning m.id, m.workspace_id, m.conversation_id, m.run_id, m.ending, m.channel_id, m.delivered_at,
      case when new.status >= 3 and (old.status < 3 or old.pricing is null) then new.pricing ->> 'meter' end as meter`;
}
