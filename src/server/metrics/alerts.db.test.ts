import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawPool } from '../db/client.ts';
import { asEngine } from '../db/doors.ts';
import { enqueueJobs } from '../jobs/job-queue.ts';
import { logTo } from '../log.ts';
import { reportEvent } from '../report-event.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { openDoor, sign } from '../webhooks/testing/open-door.ts';
import { allFigures } from './instance-figures.ts';
import { serveMetrics } from './serve-metrics.ts';
import { evaluate, readSamples, type Sample } from './testing/evaluate-alert.ts';

const token = 'a-token-for-prometheus';
const docs = path.join(import.meta.dirname, '../../../docs/operating');
const read = (file: string) => fs.readFileSync(path.join(docs, file), 'utf8');

/** The alerts of the rules; each key stands on a line of its own. */
const alerts = read('monitoring/alerts.yml')
  .split('- alert: ')
  .slice(1)
  .map((text) => {
    const value = (key: string) => new RegExp(`^ +${key}: "?(.*?)"?$`, 'm').exec(text)?.[1] ?? '';
    return { name: text.split('\n')[0] as string, expr: value('expr'), runbook: value('runbook') };
  });

let server: Server;
let workspaceId: string;
/** Whether the database answers. */
let away = false;

beforeAll(async () => {
  process.env.METRICS_TOKEN = token;
  logTo({ write() {} });
  server = createServer((request, response) => {
    serveMetrics(request, response, () => (away ? Promise.reject(new Error('away')) : allFigures()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  workspaceId = (await makeWorkspace(await makePerson('Ana'))).id;
  await asEngine((tx) => tx`insert into worker_heartbeat (id, roles) values (uuidv7(), '{engine}')`);
});
afterAll(() => {
  delete process.env.METRICS_TOKEN;
  server.close();
  logTo();
});

/** What Prometheus gets: nothing unless the answer is 200. */
async function scrape(): Promise<Sample[]> {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return answer.ok ? readSamples(await answer.text()) : [];
}

const outbox = (state: 'ready' | 'uncertain', count: number) =>
  asEngine(
    (tx) => tx`
      insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, state, priority, next_at,
        when_uncertain, purpose, payload)
      select ${workspaceId}, 0, uuidv7(), uuidv7(), uuidv7(), uuidv7(), ${state}, 0, now() - interval '1 hour', 'keep', 'service', '{}'
      from generate_series(1, ${count}::int)`,
  );

/** Makes happen what each alert is for; in this order, because the last ones take away what the others need. */
const causes: Record<string, () => unknown> = {
  RecadoWebhooksNotTaken: async () => {
    const door = await openDoor();
    for (let i = 0; i < 11; i++) await door.post('{}', sign('{}', 'another secret'));
    door.close();
  },
  RecadoMessagesWait: () =>
    asEngine(
      (tx) => tx`
        insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
        values (${workspaceId}, 0, uuidv7(), uuidv7(), 'message', now(), now(), now() - interval '1 minute', '{}')`,
    ),
  RecadoSendsWait: () => outbox('ready', 1),
  RecadoSendsInDoubt: () => outbox('uncertain', 51),
  RecadoSentTwice: () => reportEvent('send-duplicate', { workspace: workspaceId }),
  RecadoPromiseBroken: () => reportEvent('audit-broken', { workspace: workspaceId, equation: 'sends' }),
  RecadoChannelPaused: () => reportEvent('channel-paused', { workspace: workspaceId, code: 131_031 }),
  RecadoWaitsOverdue: () =>
    asEngine(
      (tx) => tx`
        insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, due_at,
          seq, steps, state, started_at, updated_at)
        values (${workspaceId}, 0, uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), 1, 'waiting', now() - interval '1 minute', 1, 1,
          '{}', now(), now())`,
    ),
  RecadoConversationsSetAside: () =>
    asEngine(
      (tx) => tx`
        insert into conversation (workspace_id, bucket, id, channel_id, contact_id, quarantined_until)
        values (${workspaceId}, 0, uuidv7(), uuidv7(), uuidv7(), now() + interval '1 minute')`,
    ),
  RecadoJobsWait: async () => {
    await asEngine((tx) => enqueueJobs(tx, 'audit', [{}]));
    await rawPool()`update pgboss.job set start_after = now() - interval '10 minutes' where name = 'audit'`;
  },
  RecadoNoWorker: () => asEngine((tx) => tx`delete from worker_heartbeat`),
  RecadoNotAnswering: () => {
    away = true;
  },
};

test('there are at most twelve alerts, each has a cause here and a section of what to do', () => {
  expect(alerts.map(({ name }) => name).sort()).toEqual(Object.keys(causes).sort());
  expect(alerts.length).toBeLessThanOrEqual(12);
  const sections = read('alerts.md').split('\n');
  for (const { name, runbook } of alerts) {
    expect(runbook).toBe(`alerts.md#${name.toLowerCase()}`);
    expect(sections).toContain(`## ${name}`);
  }
});

test('alerts, board and pages name only figures that exist', async () => {
  const samples = await scrape();
  const there = new Set(samples.map(({ name }) => name));
  const text = await allFigures();
  for (const [, family] of text.matchAll(/^# TYPE (\w+) histogram$/gm))
    for (const part of ['bucket', 'count', 'sum']) there.add(`${family}_${part}`);
  for (const [, family] of text.matchAll(/^# TYPE (\w+) /gm)) there.add(family as string);
  for (const file of ['monitoring/alerts.yml', 'monitoring/board.json', 'metrics.md', 'alerts.md']) {
    const named = new Set(read(file).match(/\brecado_[a-z0-9_]*[a-z0-9]\b/g));
    named.delete('recado_process');
    named.delete('recado_nodejs');
    expect([...named].filter((name) => !there.has(name), file)).toEqual([]);
    expect(named.size, file).toBeGreaterThan(3);
  }
});

test('each alert fires when its cause is there, and not before', async () => {
  const exprOf = (name: string) => alerts.find((alert) => alert.name === name)?.expr as string;
  for (const [name, cause] of Object.entries(causes)) {
    const before = await scrape();
    expect(evaluate(exprOf(name), before, before), `${name} before`).toBe(false);
    await cause();
    expect(evaluate(exprOf(name), before, await scrape()), name).toBe(true);
  }
});
