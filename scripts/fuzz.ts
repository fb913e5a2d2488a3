import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './pg.ts';

// Damaged webhooks and flow documents through the real product: npm run fuzz -- [--cases 10000] [--only webhooks|flows] [--seed 1]

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

// ending by the exit handler stops PostgreSQL
process.once('SIGINT', () => process.exit(130));

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-fuzz-'));
fs.chmodSync(dir, 0o755);
const pg = await startPostgres({ dir: path.join(dir, 'data'), db: 'fuzz', fast: true, settings: ['jit=off'] });
Object.assign(process.env, {
  DATABASE_URL: pg.url,
  ENCRYPTION_KEY: 'a key for fuzzing only, of sufficient length',
  AUTH_SECRET: 'a secret for fuzzing only, of sufficient length',
  WHATSAPP_GRAPH_URL: 'http://127.0.0.1:1',
});
process.env.LOG_LEVEL ??= 'silent';

const megabytes = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
};

try {
  const { migrateDatabase } = await import('../src/server/db/migrate.ts');
  await migrateDatabase(pg.url);
  const { fuzzWebhooks } = await import('../src/server/webhooks/testing/fuzz-webhooks.ts');
  const { fuzzFlows } = await import('../src/server/flows/testing/fuzz-flows.ts');
  const { closePools } = await import('../src/server/db/client.ts');
  const parts = { webhooks: fuzzWebhooks, flows: fuzzFlows };
  for (const [name, fuzz] of Object.entries(parts)) {
    if (values.only && values.only !== name) continue;
    const cases = Number(values.cases);
    const begun = performance.now();
    let told = 0;
    const { answers, failures } = await fuzz(cases, Number(values.seed), (done) => {
      if (done < told) return;
      told += Math.max(1, Math.floor(cases / 10));
      const seconds = Math.round((performance.now() - begun) / 1_000);
      console.log(`${name}: ${done} cases, ${seconds} s, heap ${megabytes()} MB`);
    });
    console.log(
      `${name}: ${Object.entries(answers)
        .map(([answer, count]) => `${count} ${answer}`)
        .join(', ')}`,
    );
    for (const failure of failures.slice(0, 10)) console.log(`FAILED ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  }
  await closePools();
} finally {
  await pg.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
