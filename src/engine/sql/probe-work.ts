import type { RawPool } from '#/server/db/client.ts';

/** What there may be to do now; a hint, for the loops look for themselves. */
export interface WorkHint {
  turns: boolean;
  sends: boolean;
}

/** Asks in one round trip whether a turn or a send is due, so that an idle worker costs next to nothing. */
export async function probeWork(pool: RawPool): Promise<WorkHint> {
  // several statements in one message are one transaction: the role ends with it
  const results = (await pool`
    set local role recado_engine; set local enable_seqscan = off;
    select exists (select from inbox where ready_at <= now()) or exists (select from run where due_at <= now()) as turns,
      exists (select from outbox where state = 'ready') as sends`.simple()) as unknown as WorkHint[][];
  const [hint] = results.flat();
  return hint ?? { turns: true, sends: true };
}
