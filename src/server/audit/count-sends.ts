import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import {
  type AuditException,
  type AuditRange,
  type Equation,
  equation,
  mostExceptions,
  type PartName,
} from './equation.ts';

/** planned = sent + failed + cancelled + unknown + still open. A plan with no end and nothing in the outbox is lost. */
export async function countSends(tx: Db, { since, settled }: AuditRange): Promise<Equation> {
  const planned = sql`
    select m.id, m.conversation_id, m.run_id,
      case when m.ending is not null then m.ending when m.status >= 1 or m.provider_id is not null then 'sent'
        when o.id is not null then 'open' else 'lost' end as fate
    from message m left join outbox o on o.bucket = m.bucket and o.id = m.id
    where m.id >= ${since} and m.direction = 'out' and m.author <> 'app'`;
  const [counts] = await rowsOf<Partial<Record<PartName | 'total', number>>>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where fate = 'sent')::int as sent,
      count(*) filter (where fate = 'failed')::int as failed, count(*) filter (where fate = 'cancelled')::int as cancelled,
      count(*) filter (where fate = 'unknown')::int as unknown, count(*) filter (where fate = 'open')::int as open
      from (${planned}) p`,
  );
  const exceptions = await rowsOf<AuditException>(
    tx,
    sql`select 'send-lost' as reason, conversation_id as "conversationId", run_id as "runId", id as "messageId"
      from (${planned}) p where fate = 'lost' and id < ${settled}
      union all
      select 'send-without-message', o.conversation_id, o.run_id, o.id from outbox o
      where o.id >= ${since} and not exists (select from message m where m.id = o.id)
      limit ${mostExceptions}`,
  );
  const { total = 0, ...parts } = counts ?? {};
  return equation('sends', total, parts, exceptions);
}
