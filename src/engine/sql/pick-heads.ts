import type { RawTx } from '#/server/db/client.ts';

/** A row of the outbox that may be next in its conversation. */
export interface PickedRow {
  bucket: number;
  id: string;
  conversation_id: string;
  contact_id: string;
  purpose: 'service' | 'marketing';
  template: boolean;
}

/**
 * Picks, for each channel with work, the first messages of their conversations, replies before broadcasts. A message is
 * held back by an earlier one of the conversation that is on its way or due, by an earlier one of its own run that
 * waits for its time, and for 15 s by an earlier one of its run of which nobody knows whether it arrived. One that was
 * put off (paused, quiet hours) holds back its own run or broadcast only, and so does what stands behind it there. Channels are found by hopping over the index, not by reading all rows.
 */
export function pickHeads(tx: RawTx, now: Date, perChannel: number) {
  return tx<PickedRow[]>`
    with recursive channels as (
      (select channel_id from outbox where state = 'ready' order by channel_id limit 1)
      union all
      select (select o.channel_id from outbox o where o.state = 'ready' and o.channel_id > c.channel_id order by o.channel_id limit 1)
      from channels c where c.channel_id is not null
    )
    select picked.bucket, picked.id, picked.conversation_id, picked.contact_id, picked.purpose, picked.template
    from channels c cross join lateral (
      select o.bucket, o.id, o.conversation_id, o.contact_id, o.purpose,
        coalesce(o.payload #>> '{body,type}' = 'template', false) as template
      from outbox o
      where o.channel_id = c.channel_id and o.state = 'ready' and o.next_at <= ${now}
        and not exists (
          select from outbox p
          where p.conversation_id = o.conversation_id and p.id < o.id and (
            p.state = 'sending'
            or (p.state = 'ready' and p.next_at <= ${now} and not exists (
              select from outbox q
              where q.conversation_id = p.conversation_id and q.id < p.id and coalesce(q.run_id, q.broadcast_id) is not distinct from coalesce(p.run_id, p.broadcast_id)
                and ((q.state = 'ready' and q.next_at > ${now})
                  or (q.state = 'uncertain' and q.uncertain_since > ${now}::timestamptz - interval '15 seconds'))))
            or (p.state = 'ready' and coalesce(p.run_id, p.broadcast_id) is not distinct from coalesce(o.run_id, o.broadcast_id))
            or (p.state = 'uncertain' and coalesce(p.run_id, p.broadcast_id) is not distinct from coalesce(o.run_id, o.broadcast_id)
              and p.uncertain_since > ${now}::timestamptz - interval '15 seconds')))
      order by o.priority, o.next_at, o.id
      limit ${perChannel}
      for update of o skip locked
    ) picked
    where c.channel_id is not null`;
}
