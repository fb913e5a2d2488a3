import { claimLanes } from '../src/engine/sql/claim-lanes.ts';
import { pickHeads } from '../src/engine/sql/pick-heads.ts';
import { probeWork } from '../src/engine/sql/probe-work.ts';
import { engineSchema } from '../src/flow/run/engine-schema.ts';
import { openPool, type RawTx } from '../src/server/db/client.ts';
import { asEngine } from '../src/server/db/doors.ts';
import { printTable, quantile } from './measure.ts';

/** What asking for work costs while nothing is due, at a number of waiting runs. */
export async function measureIdleClaim(waiting: number) {
  const pool = openPool(1);
  const now = new Date();
  const median = async (ask: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let i = 0; i < 220; i++) {
      const started = performance.now();
      await ask();
      if (i >= 20) times.push(performance.now() - started);
    }
    return `${quantile(times, 0.5).toFixed(2)} ms`;
  };
  // inside one transaction, so that only the statement is measured
  const inside = (ask: (tx: RawTx) => Promise<unknown>) => asEngine((tx) => median(() => ask(tx)), pool);
  const row = {
    'waiting runs': waiting,
    'claim lanes': await inside((tx) => claimLanes(tx, now, engineSchema, 200, 100)),
    'pick sends': await inside((tx) => pickHeads(tx, now, 50)),
    'probe, whole round trip': await median(() => probeWork(pool)),
  };
  printTable([row]);
  await pool.end();
  return row;
}
