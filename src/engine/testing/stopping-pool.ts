import { type RawPool, type RawTx, rawPool } from '#/server/db/client.ts';
import { lazily } from '../simulation/statement.ts';

/** Something under way that stands still. */
export interface Standing<T> {
  under: Promise<T>;
  goOn(): void;
}

/**
 * Begins something, and comes back when its first transaction that comes to a statement with this text stands before it;
 * `commit` is the end of a transaction, when all its statements are done.
 */
export async function standStill<T>(
  deps: { pool: RawPool },
  before: string | 'commit',
  begin: () => Promise<T>,
): Promise<Standing<T>> {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let passed = false;
  const ordinary = deps.pool;
  deps.pool = stoppingPool(before, async () => {
    if (passed) return;
    passed = true;
    reached.resolve();
    await released.promise;
  });
  const under = begin();
  await Promise.race([reached.promise, under]);
  deps.pool = ordinary;
  if (!passed) throw new Error(`it never came to: ${before}`);
  return { under, goOn: () => released.resolve() };
}

function stoppingPool(before: string, stop: () => Promise<void>): RawPool {
  const begin = (work: (tx: RawTx) => Promise<unknown>) =>
    rawPool().begin(async (real) => {
      let last: Promise<unknown> = Promise.resolve();
      const tag = (strings: TemplateStringsArray, ...args: never[]) =>
        lazily((mode) => {
          const mine = last.then(async () => {
            if (strings.join('?').includes(before)) await stop();
            const query = real(strings, ...args);
            return mode === 'values' ? query.values() : query;
          });
          // statements of one connection go one after another; the failure of one is its caller's
          last = mine.catch(() => {});
          return mine;
        });
      const result = await work(Object.assign(tag, { json: real.json }) as unknown as RawTx);
      if (before === 'commit') await stop();
      return result;
    });
  return Object.assign(() => {}, { begin }) as unknown as RawPool;
}

/** Waits until so many connections wait for a lock, or one of these is over. */
export async function untilBlocked(connections: number, ...unless: Promise<unknown>[]): Promise<void> {
  let over = false;
  for (const one of unless) void one.then(() => (over = true)).catch(() => (over = true));
  for (;;) {
    const [row] = await rawPool()<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (over || (row && row.waiting >= connections)) return;
  }
}
