import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { queues } from '../jobs/queues.ts';
import { checkServer } from './check-server.ts';

const migrationLock = 727_272;

/**
 * Brings the database to this version: our tables, pg-boss's, its queues, partitions, rights. Safe to run from several
 * processes at once, and again.
 */
export async function migrateDatabase(url: string, folder = 'drizzle'): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await checkServer(sql);
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle({ client: sql }), { migrationsFolder: folder });
    await sql`select recado_ensure_partitions(now(), 3)`;
    await migrateJobs(url, sql);
    await sql`select pg_advisory_unlock(${migrationLock})`;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** pg-boss's schema and queues, and the right to enqueue and to count (never to read what a job holds) for the roles of our transactions. */
async function migrateJobs(url: string, sql: postgres.Sql): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  for (const [name, policy] of Object.entries(queues)) {
    await boss.createQueue(name, policy);
    await boss.updateQueue(name, policy);
  }
  await boss.stop({ graceful: false });
  await sql.unsafe(`
    grant usage on schema pgboss to recado_web, recado_receiver, recado_engine;
    grant select on pgboss.queue to recado_web, recado_receiver, recado_engine;
    grant select on pgboss.schedule to recado_web;
    do $$
    declare t regclass;
    begin
      for t in select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'singleton_key'
        where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p') and c.relname like 'j%'
      loop
        execute format('grant insert, select (id, start_after) on %s to recado_web, recado_receiver, recado_engine', t);
        execute format('grant select (name, state, started_on, completed_on) on %s to recado_web, recado_engine', t);
      end loop;
    end $$`);
}
