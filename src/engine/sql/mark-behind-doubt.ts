import type { RawTx } from '#/server/db/client.ts';

/** Marks messages that go although nobody knows whether one before them arrived; the mark stays, whatever is found out later. */
export function markBehindDoubt(tx: RawTx, messages: readonly string[]) {
  return tx`
    with locked as (
      select m.id from message m where m.id = any(${messages as string[]}::uuid[]) order by m.id for no key update
    )
    update message m set annotations = coalesce(m.annotations, '{}') || '{"behindDoubt": true}'
    from locked where m.id = locked.id`;
}
