import type { RawPool } from './client.ts';

/** A clock that follows the database's, so that all processes agree; in milliseconds since 1970. */
export interface DatabaseClock {
  now(): number;
  /** Compares with the database again. */
  sync(): Promise<void>;
}

/** Makes a clock; until the first `sync` it is the machine's. It is read off a monotonic counter: a jump of the machine's clock does not move it. */
export function databaseClock(pool: RawPool): DatabaseClock {
  let base = Date.now() - performance.now();
  return {
    now: () => Math.floor(base + performance.now()),
    async sync() {
      const before = performance.now();
      const [row] = await pool<{ now: string }[]>`select (extract(epoch from clock_timestamp()) * 1000)::text as now`;
      const after = performance.now();
      if (row) base = Number(row.now) - (before + after) / 2;
    },
  };
}
