import { CronExpressionParser } from 'cron-parser';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { WorkerRole } from '#/env/worker.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { QueueName } from '../jobs/queues.ts';
import { defineUseCase } from '../use-case.ts';
import type { Load } from './load.ts';
import { readLoad } from './read-load.ts';
import { readStrays, type Strays } from './read-strays.ts';

/** A background job that comes by itself. */
export interface Schedule {
  queue: QueueName;
  cron: string;
  timeZone: string;
  nextAt: string;
  lastAt: string | null;
  /** How the last one went; null while it runs, or when none ever did. */
  lastResult: 'completed' | 'failed' | null;
}

/** What works, and what there is to do. */
export interface System {
  /** Of the workspace. */
  load: Load;
  /** What came in and nobody could use, by sender. */
  strays: Strays[];
  workers: { id: string; roles: WorkerRole[]; startedAt: string; beatAt: string }[];
  /** Of the whole instance: counts only. */
  jobs: { queue: QueueName; waiting: number; active: number; failed: number }[];
  schedules: Schedule[];
}

/** Tells how the workspace's work stands, and which processes and schedules carry it. */
export const readSystem = defineUseCase({
  access: 'system.read',
  input: z.strictObject({}),
  async run({ tx }): Promise<System> {
    return {
      load: await readLoad(tx),
      strays: await readStrays(tx),
      workers: await readWorkers(tx),
      jobs: await readJobs(tx),
      schedules: await readSchedules(tx),
    };
  },
});

async function readWorkers(tx: Db): Promise<System['workers']> {
  return rowsOf(
    tx,
    sql`select id, roles, ${iso(sql`started_at`)} as "startedAt", ${iso(sql`beat_at`)} as "beatAt"
      from worker_heartbeat where beat_at > now() - interval '5 minutes' order by started_at`,
  );
}

async function readJobs(tx: Db): Promise<System['jobs']> {
  return rowsOf(
    tx,
    sql`
    select q.name as queue, count(*) filter (where j.state < 'active' and j.start_after <= now())::int as waiting,
      count(*) filter (where j.state = 'active')::int as active, count(*) filter (where j.state = 'failed')::int as failed
    from pgboss.queue q left join pgboss.job j on j.name = q.name
    where q.name not like '\\_\\_%' group by q.name order by q.name`,
  );
}

async function readSchedules(tx: Db): Promise<Schedule[]> {
  const rows = await rowsOf<Omit<Schedule, 'nextAt'>>(
    tx,
    sql`
    select s.name as queue, s.cron, s.timezone as "timeZone", ${iso(sql`coalesce(j.started_on, j.completed_on)`)} as "lastAt",
      case when j.state in ('completed', 'failed') then j.state end as "lastResult"
    from pgboss.schedule s left join lateral (
      select state, started_on, completed_on from pgboss.job
      where name = s.name and started_on is not null order by started_on desc limit 1
    ) j on true
    order by s.name`,
  );
  return rows.map((row) => ({
    ...row,
    nextAt: CronExpressionParser.parse(row.cron, { tz: row.timeZone }).next().toDate().toISOString(),
  }));
}

const iso = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
