import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asEngine } from '../db/doors.ts';
import { logTo } from '../log.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { openDoor, sign } from '../webhooks/testing/open-door.ts';
import { figures } from './figures.ts';
import { allFigures } from './instance-figures.ts';
import { serveMetrics } from './serve-metrics.ts';

const token = 'a-token-for-prometheus';
let server: Server;

beforeEach(async () => {
  process.env.METRICS_TOKEN = token;
  server = createServer((request, response) => {
    if (!serveMetrics(request, response, allFigures)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(() => {
  delete process.env.METRICS_TOKEN;
  server.close();
  logTo();
});

const ask = (path: string, authorization = '') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { authorization } });

const scrape = async () => {
  const text = await (await ask('/api/metrics', `Bearer ${token}`)).text();
  return (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
};

test('figures are for whoever has the token, and closed where there is none', async () => {
  expect((await ask('/api/metrics')).status).toBe(401);
  expect((await ask('/api/metrics', `Bearer ${token}x`)).status).toBe(401);
  expect((await ask('/elsewhere', `Bearer ${token}`)).status).toBe(418);
  const told = await ask('/api/metrics?x=1', `Bearer ${token}`);
  expect([told.status, told.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  delete process.env.METRICS_TOKEN;
  expect((await ask('/api/metrics', `Bearer ${token}`)).status).toBe(404);
});

test('what waits in the database is counted with its age, over all workspaces', async () => {
  const { id: workspaceId } = await makeWorkspace(await makePerson('Ana'));
  const before = await scrape();
  await asEngine(async (tx) => {
    await tx`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select ${workspaceId}, 0, uuidv7(), uuidv7(), 'message', now(), now(), now() + wait, '{}'
      from unnest(array['-90 seconds', '1 hour']::interval[]) as wait`;
    await tx`
      insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, due_at,
        seq, steps, state, started_at, updated_at)
      select ${workspaceId}, 0, uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), 1, 'waiting', now() + wait, 1, 1, '{}', now(), now()
      from unnest(array['-60 seconds', '-5 seconds', '1 hour']::interval[]) as wait`;
    await tx`delete from worker_heartbeat`;
  });
  const after = await scrape();
  expect(after('recado_inbox_rows') - before('recado_inbox_rows')).toBe(1);
  expect(after('recado_inbox_age_seconds')).toBeGreaterThanOrEqual(90);
  expect(after('recado_waits_overdue') - before('recado_waits_overdue')).toBe(1);
  expect(after('recado_waits_overdue_age_seconds')).toBeGreaterThanOrEqual(60);
  expect(after('recado_worker_silence_seconds')).toBeNaN(); // +Inf
});

test('what this process did is counted', async () => {
  const before = await scrape();
  figures().webhooks.observe({ status: 200 }, 0.02);
  figures().reports.inc({ event: 'lane-quarantined' });
  const after = await scrape();
  const grown = (name: string) => (after(name) || 0) - (before(name) || 0);
  expect(grown('recado_webhook_seconds_bucket{le="0.025",status="200"}')).toBe(1);
  expect(grown('recado_reports_total{event="lane-quarantined"}')).toBe(1);
});

test('a webhook that is refused is counted by the reason', async () => {
  const lines: string[] = [];
  logTo({ write: (line) => void lines.push(line) });
  const door = await openDoor();
  const before = await scrape();
  expect(await door.post('{}', sign('{}', 'another secret'))).toBe(401);
  expect(await door.post('no json')).toBe(400);
  const after = await scrape();
  door.close();
  const grown = (reason: string) => {
    const name = `recado_webhook_rejections_total{reason="${reason}"}`;
    return after(name) - (before(name) || 0);
  };
  expect([grown('signature'), grown('unreadable')]).toEqual([1, 1]);
  expect(lines.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual(['signature', 'unreadable']);
});
