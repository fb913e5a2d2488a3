import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { movedOut } from '../moves/write-piece.ts';
import {
  type AuditException,
  type AuditRange,
  type Equation,
  equation,
  mostExceptions,
  type PartName,
} from './equation.ts';

/**
 * entered = done + failed + cancelled + moved out + waiting; whatever waits, waits for something, and who was moved stands
 * where the last move left them or has gone on from there.
 */
export async function countRuns(tx: Db, { since }: AuditRange): Promise<Equation> {
  const [counts] = await rowsOf<Partial<Record<PartName | 'total', number>>>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'cancelled' and end_reason is distinct from ${movedOut})::int as cancelled,
      count(*) filter (where status = 'cancelled' and end_reason = ${movedOut})::int as moved,
      count(*) filter (where status = 'waiting')::int as waiting
      from run where id >= ${since}`,
  );
  const exceptions = await rowsOf<AuditException>(
    tx,
    sql`select 'run-never-resumes' as reason, conversation_id as "conversationId", id as "runId", null as "messageId"
      from run where id >= ${since} and status = 'waiting' and due_at is null and held_due_at is null and not wait_reply
        and wait_activity is null
      union all
      select 'run-astray', r.conversation_id, r.id, null from (
        select distinct on (run_id) run_id, seq, after from run_move where run_id >= ${since} order by run_id, seq desc
      ) m join run r on r.id = m.run_id
      where r.seq < m.seq or r.version_id <> (m.after ->> 'versionId')::uuid
        or (m.after is null and (r.seq > m.seq or r.status = 'waiting'))
      limit ${mostExceptions}`,
  );
  const { total = 0, ...parts } = counts ?? {};
  return equation('runs', total, parts, exceptions);
}
