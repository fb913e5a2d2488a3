import { sql } from 'drizzle-orm';
import { type Db, queryPool, type RawPool, type RawTx, rawPool } from './client.ts';
import { retryLostRaces } from './conflicts.ts';

/** Runs `work` in a transaction that sees, and can write, one workspace only. The one way to tenants' data. */
export function withWorkspace<T>(workspaceId: string, work: (tx: Db) => Promise<T>): Promise<T> {
  return retryLostRaces(() =>
    queryPool().transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('role', 'recado_web', true), set_config('app.workspace', ${workspaceId}, true)`,
      );
      return work(tx);
    }),
  );
}

/** Runs `work` as one signed-in person before a workspace is chosen: sees their own memberships and nothing else. */
export function withUser<T>(userId: string, work: (tx: Db) => Promise<T>): Promise<T> {
  return retryLostRaces(() =>
    queryPool().transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'recado_web', true), set_config('app.user', ${userId}, true)`);
      return work(tx);
    }),
  );
}

/** Opens a workspace inside a transaction that `withUser` began, once it is proven that the person may enter it. */
export async function enterWorkspace(tx: Db, workspaceId: string): Promise<void> {
  await tx.execute(sql`select set_config('app.workspace', ${workspaceId}, true)`);
}

/** Runs `work` as the sign-in code: sees users, accounts and sessions, and no tenant's data. */
export function withIdentity<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return retryLostRaces(() =>
    queryPool().transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'recado_auth', true)`);
      return work(tx);
    }),
  );
}

/**
 * Runs `work` as one of the two roles that may cross workspaces, on the hot tables only. Every hot statement finds a few
 * rows by an index; while tables are small or were never analysed the planner would rather read them whole, again and
 * again, so that it is told not to, and plans each statement once.
 */
function withRole<T>(role: string, work: (tx: RawTx) => Promise<T>, pool: RawPool): Promise<T> {
  return retryLostRaces(
    () =>
      pool.begin(async (tx) => {
        const armed = tx`
          select set_config('role', ${role}, true), set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true)`.execute();
        // under way before the work begins; one connection executes in order, so that its first statement need not wait
        const [, done] = await Promise.all([armed, work(tx)]);
        return done;
      }) as Promise<T>,
  );
}

/** Runs `work` as the webhook path. */
export function asReceiver<T>(work: (tx: RawTx) => Promise<T>, pool: RawPool = rawPool()): Promise<T> {
  return withRole('recado_receiver', work, pool);
}

/** Runs `work` as the engine. */
export function asEngine<T>(work: (tx: RawTx) => Promise<T>, pool: RawPool = rawPool()): Promise<T> {
  return withRole('recado_engine', work, pool);
}
