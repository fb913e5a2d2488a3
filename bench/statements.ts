import postgres from 'postgres';
import { printTable } from './measure.ts';

/** Begins to count what each statement costs; the server must have loaded pg_stat_statements. */
export async function watchStatements(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql`create extension pg_stat_statements`;
  await sql.end();
}

/** Prints the statements that cost most. */
export async function printStatements(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  const rows = await sql<Record<string, string>[]>`
    select calls, round(total_exec_time)::bigint as "ms", round(mean_exec_time::numeric, 2) as "ms each", rows,
      shared_blks_hit / calls as "blocks each", left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 110) as statement
    from pg_stat_statements order by total_exec_time desc limit 40`;
  printTable(rows);
  await sql.end();
}
