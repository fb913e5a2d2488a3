import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { FlowDocument } from '../src/flow/graph/document.ts';
import { measureBroadcast } from './broadcast.ts';
import { measureDrain, measureSends, startSeconds } from './bulk.ts';
import { measureIdleClaim } from './growth.ts';
import { openBench } from './instance.ts';
import { measureKills } from './kills.ts';
import { measureRecovery, openShop } from './recovery.ts';
import { measureIdle, measureRounds } from './rounds.ts';
import { benchFlows, plannedSends, recoveryFlow, seedBench, waitingRuns } from './seed.ts';
import { printStatements, watchStatements } from './statements.ts';

// `npm run bench`: the whole product on one machine, as people start it, under load over real HTTP. docs/operating/proofs.md
// says what each work is.

const works = ['rounds', 'wait', 'drain', 'sends', 'limited', 'growth', 'kills', 'broadcast', 'recovery'] as const;
type Work = (typeof works)[number];

const { values } = parseArgs({
  options: {
    work: { type: 'string', default: 'rounds' },
    rates: { type: 'string', default: '50,100,150,200' },
    seconds: { type: 'string', default: '20' },
    contacts: { type: 'string', default: '20000' },
    latency: { type: 'string', default: '40' },
    waiting: { type: 'string', default: '0' },
    batch: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    count: { type: 'string' },
    every: { type: 'string', default: '15' },
    sizes: { type: 'string', default: '10000,100000,1000000,5000000' },
    json: { type: 'string' },
    statements: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
  },
});
const work = values.work as Work;
if (!works.includes(work)) throw new Error(`--work is one of ${works.join(', ')}`);
const appSecret = 'bench-app-secret';
const latencyMs = Number(values.latency);
const usualCount = { kills: 10_000, recovery: 1 } as Partial<Record<Work, number>>;
const count = Number(values.count ?? usualCount[work] ?? 100_000);
const shop = work === 'recovery' ? await openShop() : null;
if (shop) process.env.ALLOWED_PRIVATE_HOSTS = shop.host;
const load = {
  rates: values.rates.split(',').map(Number),
  seconds: Number(values.seconds),
  contacts: Number(values.contacts),
  batch: Number(values.batch),
  sends: work === 'wait' ? 2 : 1,
  latencyMs,
};

const bench = await openBench({
  appSecret,
  latencyMs,
  statuses: work === 'rounds' || work === 'kills' || work === 'recovery' || values.kill,
  statements: values.statements,
});
try {
  const seeded = await seedBench({
    appSecret,
    contacts:
      work === 'sends' || work === 'limited' || work === 'kills' || work === 'broadcast' ? count : load.contacts,
    document: documentFor(work),
  });
  if (work !== 'growth') await waitingRuns(seeded, Number(values.waiting));
  if (values.statements) await watchStatements(bench.databaseUrl);
  const result = await measure();
  if (values.statements) await printStatements(bench.databaseUrl);
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify({ work, ...result }, null, 2)}\n`);

  async function measure(): Promise<object> {
    const start = () => bench.start(seeded.webhookKey, Number(values.workers));
    if (work === 'growth') {
      const rows: object[] = [];
      let there = 0;
      for (const size of values.sizes.split(',').map(Number)) {
        await waitingRuns(seeded, size - there);
        there = size;
        rows.push(await measureIdleClaim(size));
      }
      return { growth: rows };
    }
    if (work === 'drain') {
      const dueAt = await waitingRuns(seeded, count, { dueIn: startSeconds });
      await start();
      return { drain: await measureDrain(bench, count, dueAt) };
    }
    if (work === 'sends' || work === 'limited') {
      const limit = work === 'limited' ? 80 : null;
      const dueAt = await plannedSends(seeded, { dueIn: startSeconds, limit });
      await start();
      return { sends: await measureSends(bench, count, dueAt, limit) };
    }
    await start();
    if (work === 'broadcast') {
      return { broadcast: await measureBroadcast(bench, seeded, values.kill ? Number(values.every) : 0) };
    }
    if (work === 'kills') {
      return { kills: await measureKills(bench, count, Number(values.every), seeded.workspaceId) };
    }
    if (work === 'recovery') return { recovery: await measureRecovery(bench, shop, count) };
    const idle = await measureIdle(bench, load);
    return { idle, rounds: await measureRounds(bench, load) };
  }
} finally {
  shop?.close();
  await bench.stop();
}

function documentFor(work: Work): FlowDocument {
  if (work === 'recovery') return recoveryFlow(shop?.host ?? '127.0.0.1');
  return work === 'rounds' || work === 'sends' || work === 'limited' ? benchFlows.rounds : benchFlows.wait;
}

process.exit(0);
