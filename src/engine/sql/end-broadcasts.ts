import type { RawTx } from '#/server/db/client.ts';

/**
 * Ends the broadcasts of which nobody is left to plan for and nothing is left to send. One whose every message failed
 * has failed itself.
 */
export function endBroadcasts(tx: RawTx, now: Date) {
  return tx<{ workspace_id: string; id: string }[]>`
    with over as (
      select b.workspace_id, b.id from broadcast b
      where b.status in ('scheduled', 'sending') and b.status = 'sending' and b.frozen_at is not null
        and not exists (select from broadcast_recipient r where r.broadcast_id = b.id and r.state = 'pending')
        and not exists (select from outbox o where o.broadcast_id = b.id)
      order by b.id for update skip locked
    )
    update broadcast b set ended_at = ${now}, updated_at = ${now},
      status = case
        when exists (
          select from broadcast_recipient r left join message m on m.id = r.message_id
          where r.workspace_id = b.workspace_id and r.broadcast_id = b.id and r.state = 'planned'
            and (r.message_id is null or m.status >= 1 or m.ending = 'unknown')
        ) then 'sent'
        when exists (
          select from broadcast_recipient r
          where r.workspace_id = b.workspace_id and r.broadcast_id = b.id and r.state = 'planned'
        ) then 'failed'
        else 'sent'
      end
    from over where b.workspace_id = over.workspace_id and b.id = over.id
    returning b.workspace_id, b.id`;
}
