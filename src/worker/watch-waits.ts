import type { EngineDeps } from '#/engine/deps.ts';
import { asEngine } from '#/server/db/doors.ts';
import { isOverdue } from '#/server/system/load.ts';

/** How often overdue waits are looked for, in milliseconds. */
const everyMs = 30_000;

/**
 * Reports waits that nobody takes up: when there are some, and again whenever there are more. Each pass answers how long to
 * rest, in milliseconds.
 */
export function watchWaits({ pool, report }: Pick<EngineDeps, 'pool' | 'report'>): () => Promise<number> {
  let known = 0;
  return async () => {
    const [row] = await asEngine(
      (tx) => tx.unsafe<{ overdue: number }[]>(`select count(*)::int as overdue from run where ${isOverdue}`),
      pool,
    );
    const overdue = row?.overdue ?? 0;
    if (overdue > known) report('waits-overdue', { count: overdue });
    known = overdue;
    return everyMs;
  };
}
