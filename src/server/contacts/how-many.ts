import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { codeOf } from '../db/conflicts.ts';
import { rowsOf } from '../db/rows-of.ts';

/** How many contacts there are of a kind; an estimate of the planner where counting took too long. */
export interface HowMany {
  count: number;
  exact: boolean;
}

/** How long somebody waits for a number at once, and how long at most, in milliseconds. */
export const patience = { quick: 300, long: 30_000 } as const;

const tookTooLong = '57014';

/** Counts the contacts that meet a condition, or estimates them when that takes longer than `patienceMs`. */
export async function howMany(tx: Db, where: SQL, patienceMs: number): Promise<HowMany> {
  try {
    return await tx.transaction(async (inner) => {
      await inner.execute(sql`select set_config('statement_timeout', ${String(patienceMs)}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true)`);
      const [row] = await rowsOf<{ count: number }>(
        inner,
        sql`select count(*)::int as count from contact where ${where}`,
      );
      await inner.execute(sql`set local statement_timeout to default`);
      return { count: row?.count ?? 0, exact: true };
    });
  } catch (thrown) {
    if (codeOf(thrown) !== tookTooLong) throw thrown;
    return { count: await estimate(tx, where), exact: false };
  }
}

interface Explained {
  'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] | string;
}

/**
 * About how many contacts meet a condition, by the planner's statistics. It is told the workspace as a value: behind the
 * policy it would take every workspace for one of average size.
 */
export async function estimate(tx: Db, where: SQL): Promise<number> {
  const [here] = await rowsOf<{ id: string }>(tx, sql`select current_setting('app.workspace') as id`);
  const [row] = await rowsOf<Explained>(
    tx,
    sql`explain (format json) select from contact where contact.workspace_id = ${here?.id}::uuid and ${where}`,
  );
  const plan = row?.['QUERY PLAN'] ?? [];
  const [top] = typeof plan === 'string' ? (JSON.parse(plan) as Exclude<Explained['QUERY PLAN'], string>) : plan;
  return Math.round(top?.Plan['Plan Rows'] ?? 0);
}
