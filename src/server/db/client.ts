import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { baseEnv, directDatabaseUrl } from '#/env/base.ts';
import { knownTypes } from './array-types.ts';

/** The pool under the hot statements: plain SQL, dates as `Date`, JSON parsed. */
export type RawPool = postgres.Sql;

/** A transaction of the raw pool. */
export type RawTx = postgres.TransactionSql;

/** A drizzle handle; inside `withWorkspace` it sees one tenant. */
export type Db = PostgresJsDatabase;

interface Pools {
  raw?: RawPool;
  query?: { sql: postgres.Sql; db: Db };
  listening?: postgres.Sql;
}

// development reloads modules; the pools must survive that
const held = globalThis as unknown as { recadoPools?: Pools; recadoDriver?: typeof postgres };
held.recadoPools ??= {};
const pools = held.recadoPools;

// Next bundles copies of its own, which lack the guard that the build gives to ours: the web process's program runs before
// Next is loaded, and its copy serves both
held.recadoDriver ??= postgres;
const driver = held.recadoDriver;

/** Opens a pool on the configured database. Errors of an idle connection are ignored: the next use reports them. */
export function openPool(max: number, options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = baseEnv();
  return driver(DATABASE_URL, {
    ...knownTypes,
    // a pooler hands each transaction to another session: nothing prepared in one is there in the next
    prepare: DATABASE_DIRECT_URL === undefined,
    max,
    onnotice: () => {},
    connect_timeout: 5,
    connection: { application_name: 'recado' },
    ...options,
  });
}

/** The raw pool of this process. Only the doors in this folder, the engine and the migrations may hold it. */
export function rawPool(): RawPool {
  pools.raw ??= openPool(8);
  return pools.raw;
}

/** The drizzle pool of this process. Drizzle changes how its driver reads dates, so the two pools are never one. */
export function queryPool(): Db {
  if (!pools.query) {
    const sql = openPool(10);
    pools.query = { sql, db: drizzle({ client: sql, casing: 'snake_case' }) };
  }
  return pools.query.db;
}

/** The connection on which this process listens; a session of its own. */
export function listeningPool(): postgres.Sql {
  pools.listening ??= driver(directDatabaseUrl(), {
    ...knownTypes,
    max: 1,
    onnotice: () => {},
    connect_timeout: 5,
    connection: { application_name: 'recado-listener' },
  });
  return pools.listening;
}

/** Closes the pools of this process. */
export async function closePools(): Promise<void> {
  const { raw, query, listening } = pools;
  pools.raw = undefined;
  pools.query = undefined;
  pools.listening = undefined;
  await Promise.all([raw?.end({ timeout: 2 }), query?.sql.end({ timeout: 2 }), listening?.end({ timeout: 2 })]);
}
