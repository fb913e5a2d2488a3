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

/** received = the outcomes + what still waits in the inbox. A message with neither is lost. */
export async function countInbound(tx: Db, { since, settled }: AuditRange): Promise<Equation> {
  const received = sql`
    select m.id, m.conversation_id, d.run_id, coalesce(d.outcome, case when i.id is not null then 'waiting' else 'lost' end) as fate
    from message m left join disposition d on d.message_id = m.id left join inbox i on i.bucket = m.bucket and i.id = m.id
    where m.id >= ${since} and m.direction = 'in' and not m.silent`;
  const [counts] = await rowsOf<Partial<Record<PartName | 'total', number>>>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where fate = 'resumed-run')::int as "resumed-run",
      count(*) filter (where fate = 'started-flow')::int as "started-flow",
      count(*) filter (where fate = 'to-inbox')::int as "to-inbox",
      count(*) filter (where fate = 'ignored')::int as ignored, count(*) filter (where fate = 'waiting')::int as waiting
      from (${received}) r`,
  );
  const exceptions = await rowsOf<AuditException>(
    tx,
    sql`select 'inbound-lost' as reason, conversation_id as "conversationId", run_id as "runId", id as "messageId"
      from (${received}) r where fate = 'lost' and id < ${settled}
      union all
      select 'outcome-without-message', d.conversation_id, d.run_id, d.message_id from disposition d
      where d.message_id >= ${since} and not exists (select from message m where m.id = d.message_id)
      limit ${mostExceptions}`,
  );
  const { total = 0, ...parts } = counts ?? {};
  return equation('inbound', total, parts, exceptions);
}
