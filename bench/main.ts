import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort, startPostgres } from '../scripts/pg.ts';
import { startGraph, wrap } from './graph.ts';
import { cpuSeconds, printTable, processTree, pssMegabytes, quantile } from './measure.ts';
import { benchFlows, seedBench } from './seed.ts';
import { printStatements, watchStatements } from './statements.ts';

// `npm run bench`: the whole product on one machine, as people start it, under open-loop load over real HTTP.

const { values: options } = parseArgs({
  options: {
    rates: { type: 'string', default: '50,100,150,200' },
    seconds: { type: 'string', default: '20' },
    contacts: { type: 'string', default: '20000' },
    latency: { type: 'string', default: '40' },
    waiting: { type: 'string', default: '0' },
    work: { type: 'string', default: 'rounds' },
    json: { type: 'string' },
    statements: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const contacts = Number(options.contacts);
const appSecret = 'bench-app-secret';
/** Messages sent in all; numbers the next ones. */
let base = 0;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-bench-'));
fs.chmodSync(dir, 0o755);
const port = await freePort(3_300);
let webhookKey = '';
const graph = await startGraph({
  latencyMs: Number(options.latency),
  appSecret,
  statuses: options.work === 'rounds',
  target: () => `http://127.0.0.1:${port}/api/webhooks/meta/${webhookKey}`,
});
const pg = await startPostgres({
  dir: path.join(dir, 'postgres'),
  settings: options.statements ? ['shared_preload_libraries=pg_stat_statements'] : [],
});
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: pg.url,
  RECADO_DATA_DIR: dir,
  PORT: String(port),
  APP_URL: `http://localhost:${port}`,
  AUTH_SECRET: randomBytes(32).toString('hex'),
  ENCRYPTION_KEY: randomBytes(32).toString('hex'),
  WHATSAPP_GRAPH_URL: graph.url,
  LOG_LEVEL: 'error',
};
const children: ChildProcess[] = [];
const launch = (...args: string[]) => {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  return child;
};
const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

try {
  await ended(launch('dist/migrate.mjs'));
  Object.assign(process.env, env);
  const document = benchFlows[options.work as keyof typeof benchFlows];
  webhookKey = await seedBench({ appSecret, contacts, waiting: Number(options.waiting), document });
  if (options.statements) await watchStatements(pg.url);
  const web = launch('dist/web.mjs');
  const worker = launch('dist/worker.mjs');
  while (
    !(await fetch(`http://127.0.0.1:${port}/api/health/readiness`).then(
      (r) => r.ok,
      () => false,
    ))
  )
    await rest(100);
  const postgres = Number(fs.readFileSync(path.join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const groups = { web: web.pid as number, worker: worker.pid as number, postgres };
  const cpu = () =>
    Object.fromEntries(Object.entries(groups).map(([name, pid]) => [name, cpuSeconds(processTree(pid))]));
  const spent = (before: Record<string, number>) => {
    const after = cpu();
    return Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
  };

  // warm up, then measure what an idle product costs
  await load(20, 5);
  await rest(5_000);
  const idleBefore = cpu();
  await rest(15_000);
  const idle = spent(idleBefore);
  const idleRow = {
    'idle for 15 s': 'whole product',
    'CPU of one core': `${((100 * Object.values(idle).reduce((a, b) => a + b, 0)) / 15).toFixed(1)} %`,
    ...Object.fromEntries(Object.entries(idle).map(([name, s]) => [name, `${((100 * s) / 15).toFixed(1)} %`])),
    'memory (PSS)': `${pssMegabytes(Object.values(groups).flatMap(processTree)).toFixed(0)} MB`,
  };
  printTable([idleRow]);
  console.log('');

  const rows: Record<string, string | number>[] = [];
  for (const rate of options.rates.split(',').map(Number)) {
    const before = cpu();
    const result = await load(rate, seconds);
    const used = spent(before);
    const total = Object.values(used).reduce((a, b) => a + b, 0);
    rows.push({
      'rounds/s asked': rate,
      'rounds/s done': result.done.toFixed(0),
      'accepted p50': `${quantile(result.accepted, 0.5).toFixed(0)} ms`,
      p95: `${quantile(result.accepted, 0.95).toFixed(0)} ms`,
      'webhook p50': `${quantile(result.webhook, 0.5).toFixed(1)} ms`,
      p99: `${quantile(result.webhook, 0.99).toFixed(0)} ms`,
      'CPU/round': `${((1_000 * total) / Math.max(1, result.accepted.length)).toFixed(2)} ms`,
      ...Object.fromEntries(
        Object.entries(used).map(([name, s]) => [name, `${((100 * s) / result.seconds).toFixed(0)} %`]),
      ),
      lost: result.lost,
    });
    printTable(rows.slice(-1));
  }
  console.log(
    options.work === 'wait'
      ? '\nA round is one message in, one out, a wait of two seconds, and one more out; no statuses.'
      : '\nA round is one message in, one out, two statuses, each a webhook of its own.',
  );
  printTable(rows);
  if (options.statements) await printStatements(pg.url);
  if (options.json) fs.writeFileSync(options.json, `${JSON.stringify({ idle: idleRow, rounds: rows }, null, 2)}\n`);
} finally {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
  await Promise.all(children.filter((child) => child.exitCode === null && child.signalCode === null).map(ended));
  graph.close();
  await pg.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
process.exit(0);

/** Sends messages at a fixed rate, whatever comes back, and waits until the answers have ceased. */
async function load(rate: number, forSeconds: number) {
  graph.seen.length = 0;
  graph.webhookMs.length = 0;
  const sentAt = new Map<string, number>();
  const total = rate * forSeconds;
  const started = performance.now();
  let refused = 0;
  for (let i = 0; i < total; i++) {
    const due = started + (1_000 * i) / rate;
    const pause = due - performance.now();
    if (pause > 1) await rest(pause);
    // every contact in turn, so that no pair limit and no conversation order slows the answers
    const from = `1555${String(1_000_000 + ((base + i) % contacts))}`;
    sentAt.set(from, performance.now());
    graph
      .post(
        wrap({
          contacts: [{ profile: { name: 'Bench' }, wa_id: from }],
          messages: [
            {
              from,
              id: `wamid.in${base + i}`,
              timestamp: String(Math.floor(Date.now() / 1_000)),
              type: 'text',
              text: { body: 'what is the price' },
            },
          ],
        }),
      )
      .then(
        (status) => {
          if (status !== 200) refused++;
        },
        () => refused++,
      );
  }
  base += total;
  const loadSeconds = (performance.now() - started) / 1_000;
  const sends = total * (options.work === 'wait' ? 2 : 1);
  for (let quiet = 0, last = -1; quiet < 15 && graph.seen.length < sends; quiet++) {
    await rest(200);
    if (graph.seen.length !== last) quiet = 0;
    last = graph.seen.length;
  }
  const whole = (performance.now() - started) / 1_000;
  await rest(600);
  // the time to the first answer; what a wait sends later is only counted
  const accepted = graph.seen.flatMap(({ to, at }) => {
    const sent = sentAt.get(to);
    sentAt.delete(to);
    return sent === undefined ? [] : [at + Number(options.latency) - sent];
  });
  return {
    accepted,
    webhook: [...graph.webhookMs],
    seconds: whole,
    done: accepted.length / Math.max(loadSeconds, whole - 0.6),
    lost: sends - graph.seen.length + refused,
  };
}
