import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../../scripts/pg.ts';
import { freshDataDir, launchInstance, untilReady } from '../rig/instance.ts';
import { holdPort, processesOf, processWith, untilGone } from './processes.ts';

const npmStart = ['npm', 'start'] as const;
let dataDir: string;
let port: number;

test.beforeEach(async () => {
  dataDir = freshDataDir();
  port = await freePort();
});
test.afterEach(() => {
  for (const pid of processesOf(dataDir)) process.kill(Number(pid), 'SIGKILL');
  fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

/** What was printed, without npm's own lines. */
const said = (logFile: string) =>
  fs
    .readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('> ') && !line.startsWith('npm '));

/** Starts by npm and expects that it ends by itself; answers what it said. */
async function failedStart(env: Record<string, string> = {}): Promise<{ code: number | null; said: string[] }> {
  const { child, logFile } = launchInstance({ port, dataDir, env, command: npmStart });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said: said(logFile) };
}

test('npm start says where it is, stops when npm is told to, and starts again with all data', async () => {
  const first = launchInstance({ port, dataDir, command: npmStart });
  await untilReady(first.child, first.logFile);
  expect(said(first.logFile).filter((line) => !line.startsWith('{'))).toEqual([
    `Recado is ready: http://localhost:${port}`,
  ]);
  const health = (await (await fetch(`http://localhost:${port}/api/health`)).json()) as Record<string, unknown>;
  expect(health).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });

  const answer = await fetch(`http://localhost:${port}/api/demo-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body: JSON.stringify({ workspaceName: 'Stays', locale: 'en', timeZone: 'UTC' }),
  });
  const { workspace } = (await answer.json()) as { workspace: string };
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] as string;

  first.child.kill('SIGTERM');
  expect(await untilGone(dataDir)).toBeLessThan(5_000);
  expect(fs.existsSync(path.join(dataDir, 'instance.json'))).toBe(false);

  const second = launchInstance({ port, dataDir, command: npmStart });
  await untilReady(second.child, second.logFile);
  const page = await fetch(`http://localhost:${port}/w/${workspace}/start`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Stays');

  // Ctrl-C reaches everything that stands in the foreground
  process.kill(-(second.child.pid as number), 'SIGINT');
  expect(await untilGone(dataDir)).toBeLessThan(5_000);
});

test('what ends is started again, with one line, and stopping still leaves nothing behind', async () => {
  const { child, logFile } = launchInstance({ port, dataDir, command: npmStart });
  await untilReady(child, logFile);
  const health = () =>
    fetch(`http://localhost:${port}/api/health`).then(
      async (response) => (await response.json()) as object,
      () => null,
    );
  const programs = { worker: 'dist/worker.mjs', 'web server': 'dist/web.mjs', database: 'bin/postgres' };
  for (const [name, program] of Object.entries(programs)) {
    const before = await processWith(dataDir, program);
    process.kill(Number(before), 'SIGKILL');
    await processWith(dataDir, program, before);
    await expect.poll(health, { timeout: 30_000 }).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });
    expect(said(logFile)).toContain(`The ${name} ended (SIGKILL) and is started again.`);
  }
  child.kill('SIGTERM');
  expect(await untilGone(dataDir)).toBeLessThan(5_000);
});

test('a second start on the same data says where the first one is', async () => {
  const first = launchInstance({ port, dataDir, command: npmStart });
  await untilReady(first.child, first.logFile);
  fs.rmSync(first.logFile);
  const other = await failedStart({ PORT: String(await freePort()) });
  expect(other.code).not.toBe(0);
  expect(other.said).toEqual([expect.stringContaining(`Recado already runs on this data: http://localhost:${port}`)]);
  first.child.kill('SIGTERM');
  await untilGone(dataDir);
});

test('a taken port is told in one sentence', async () => {
  const release = await holdPort(port);
  const { code, said: lines } = await failedStart();
  await release();
  expect(code).not.toBe(0);
  expect(lines).toEqual([
    `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
  ]);
  expect(processesOf(dataDir)).toEqual([]);
});

test('a database that is not there is told in one sentence', async () => {
  const nowhere = await freePort();
  const { code, said: lines } = await failedStart({
    DATABASE_URL: `postgres://recado:secret-word@127.0.0.1:${nowhere}/recado`,
  });
  expect(code).not.toBe(0);
  expect(lines).toEqual([
    `The database at 127.0.0.1:${nowhere}/recado cannot be reached (ECONNREFUSED). Check DATABASE_URL.`,
  ]);
  expect(processesOf(dataDir)).toEqual([]);
});

test('an address that is none of a database is told in one sentence', async () => {
  const { code, said: lines } = await failedStart({ DATABASE_URL: 'mysql://localhost/recado' });
  expect(code).not.toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('DATABASE_URL: must begin with postgres://');
});

test('a port that is none, and a folder in which nothing can be kept, are told in one sentence', async () => {
  const strange = await failedStart({ PORT: 'abc' });
  expect(strange.code).not.toBe(0);
  expect(strange.said).toEqual(['PORT is to be a number from 1 to 65535, not abc.']);
  const file = path.join(path.dirname(dataDir), 'a-file');
  fs.writeFileSync(file, '');
  const nowhere = await failedStart({ RECADO_DATA_DIR: file });
  expect(nowhere.code).not.toBe(0);
  expect(nowhere.said).toEqual([`Nothing can be kept in ${file} (EEXIST); choose another folder by RECADO_DATA_DIR.`]);
});

test('a port on which something else than PostgreSQL listens is told in one sentence', async () => {
  const other = http.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port: taken } = other.address() as AddressInfo;
  const { code, said: lines } = await failedStart({ DATABASE_URL: `postgres://x@127.0.0.1:${taken}/x` });
  other.closeAllConnections();
  other.close();
  expect(code).not.toBe(0);
  expect(lines).toEqual(['What DATABASE_URL names does not answer like PostgreSQL; check its host and port.']);
});
