import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import {
  type AuditException,
  type AuditRange,
  type Equation,
  equation,
  mostExceptions,
  type PartName,
  rowsOf,
} from './equation.ts';

/** entered = done + failed + cancelled + waiting; and whatever waits, waits for something. */
export async function countRuns(tx: Db, { since }: AuditRange): Promise<Equation> {
  const [counts] = await rowsOf<Partial<Record<PartName | 'total', number>>>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'cancelled')::int as cancelled,
      count(*) filter (where status = 'waiting')::int as waiting
      from run where id >= ${since}`,
  );
  const exceptions = await rowsOf<AuditException>(
    tx,
    sql`select 'run-never-resumes' as reason, conversation_id as "conversationId", id as "runId", null as "messageId"
      from run where id >= ${since} and status = 'waiting' and due_at is null and held_due_at is null and not wait_reply
        and wait_activity is null limit ${mostExceptions}`,
  );
  const { total = 0, ...parts } = counts ?? {};
  return equation('runs', total, parts, exceptions);
}
