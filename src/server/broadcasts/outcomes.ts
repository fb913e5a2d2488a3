import { type SQL, sql } from 'drizzle-orm';
import type { RecipientOutcome } from '#/flow/audience/broadcast.ts';

/** Tables of a query over recipients `r`: their message `m`, run `n` and conversation `c`. */
export const recipientTables: SQL = sql`
  broadcast_recipient r
  left join message m on m.id = r.message_id
  left join run n on n.id = r.run_id and n.bucket = get_byte(uuid_send(r.conversation_id), 15)
  left join conversation c on c.id = r.conversation_id and c.bucket = get_byte(uuid_send(r.conversation_id), 15)`;

/** What became of a recipient; news of the message are its own, an answer is any message that came after it. */
export const outcomeOf: SQL<RecipientOutcome> = sql<RecipientOutcome>`case
  when r.state = 'pending' then 'pending'
  when r.state = 'skipped' then 'cancelled'
  when m.ending is not null then m.ending
  when m.status = 0 or (r.run_id is not null and n.id is null) then 'processing'
  when c.last_in_at > coalesce(m.sent_at, m.at, n.started_at) then 'replied'
  when m.status >= 4 then 'read'
  when m.status = 3 then 'delivered'
  else 'sent'
end`;

/** Why a recipient got nothing. */
export const reasonOf: SQL<string | null> = sql<string | null>`coalesce(r.reason, m.ending_reason, n.end_reason)`;
