import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startPostgres } from './pg.ts';

// Runs schedules of the crash simulator: npm run simulate -- --seeds 1000 [--from 1] [--seed 7 --trace] [--points] [--at-once 2]
// [--bug 04 | --bug all]

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    points: { type: 'boolean', default: false },
    bug: { type: 'string' },
    'at-once': { type: 'string' },
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

/** A database for each thread. */
async function copies(count: number): Promise<string[]> {
  const url = new URL(pg.url);
  url.pathname = '/postgres';
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  const urls: string[] = [];
  for (let i = 1; i <= count; i++) {
    await sql.unsafe(`create database simulation_${i} template simulation`);
    url.pathname = `/simulation_${i}`;
    urls.push(url.href);
  }
  await sql.end();
  return urls;
}

try {
  const { migrateDatabase } = await import('../src/server/db/migrate.ts');
  const { findBugs, runSeeds } = await import('../src/engine/simulation/report.ts');
  const { openCrew } = await import('../src/engine/simulation/testing/crew.ts');
  await migrateDatabase(pg.url);
  const threads = values.seed ? 1 : Number(values['at-once'] ?? os.availableParallelism());
  const crew = openCrew(await copies(threads), process.env);
  const wanted = {
    crew,
    from: Number(values.seed ?? values.from),
    count: values.seed ? 1 : Number(values.seeds),
    trace: values.trace,
    points: values.points,
    print: (line: string) => console.log(line),
  };
  const failed = await (values.bug ? findBugs(wanted, values.bug) : runSeeds(wanted));
  process.exitCode = failed ? 1 : 0;
  await crew.close();
} finally {
  await pg.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
