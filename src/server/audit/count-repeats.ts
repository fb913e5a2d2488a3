import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { type AuditException, type AuditRange, type Equation, equation, mostExceptions } from './equation.ts';

/** Sends whose fate was in doubt: settled by a status, sent once more, or kept as unknown; proven twice is an exception. */
export async function countRepeats(tx: Db, { since }: AuditRange): Promise<Equation> {
  const [counts] = await rowsOf<Record<string, number>>(
    tx,
    sql`select count(distinct message_id)::int as doubtful,
      count(distinct message_id) filter (where finding = 'resent')::int as resent
      from send_audit where message_id >= ${since}`,
  );
  const exceptions = await rowsOf<AuditException>(
    tx,
    sql`select distinct on (m.id) 'send-delivered-twice' as reason, m.conversation_id as "conversationId",
        m.run_id as "runId", m.id as "messageId"
      from send_audit a join message m on m.id = a.message_id
      where a.message_id >= ${since} and a.finding = 'duplicate-proven' limit ${mostExceptions}`,
  );
  const { doubtful = 0, resent = 0 } = counts ?? {};
  return equation('repeats', doubtful, { resent, 'not-repeated': doubtful - resent }, exceptions);
}
