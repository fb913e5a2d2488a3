import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './pg.ts';

// Runs schedules of the crash simulator: npm run simulate -- --seeds 1000 [--from 1] [--seed 7 --trace] [--points] [--bug 04]

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    points: { type: 'boolean', default: false },
    bug: { type: 'string' },
  },
});

// ending by the exit handler stops PostgreSQL
process.once('SIGINT', () => process.exit(130));

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-simulation-'));
fs.chmodSync(dir, 0o755);
const pg = await startPostgres({
  dir: path.join(dir, 'data'),
  db: 'simulation',
  fast: true,
  settings: ['autovacuum_naptime=5s', 'jit=off'],
});
Object.assign(process.env, {
  DATABASE_URL: pg.url,
  ENCRYPTION_KEY: 'a key for simulations only, of sufficient length',
  LOG_LEVEL: 'silent',
});

try {
  const { migrateDatabase } = await import('../src/server/db/migrate.ts');
  const { runSeeds } = await import('../src/engine/simulation/report.ts');
  await migrateDatabase(pg.url);
  const from = Number(values.seed ?? values.from);
  const failed = await runSeeds({
    url: pg.url,
    from,
    count: values.seed ? 1 : Number(values.seeds),
    trace: values.trace,
    points: values.points,
    bug: values.bug ?? null,
    print: (line) => console.log(line),
  });
  process.exitCode = failed ? 1 : 0;
} finally {
  await pg.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
