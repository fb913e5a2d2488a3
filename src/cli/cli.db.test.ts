import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { rawPool } from '#/server/db/client.ts';
import { closeJobQueue } from '#/server/jobs/job-queue.ts';
import { makePerson } from '#/server/testing.ts';
import { startSimulator } from '#/simulator/start.ts';
import { makeProgram } from './program.ts';
import { sentenceOf } from './sentence.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'recado-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  process.env.LOG_LEVEL = 'silent';
  process.env.WHATSAPP_GRAPH_URL = 'http://127.0.0.1:1';
  forgetEnv();
});

/** Runs a command in this process; answers what it printed, or its one sentence. */
async function recado(...argv: string[]): Promise<string> {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    await makeProgram()
      .configureOutput({ writeErr: () => {} })
      .parseAsync(argv, { from: 'user' });
    return printed;
  } catch (thrown) {
    return `! ${sentenceOf(thrown)}`;
  } finally {
    write.mockRestore();
  }
}

const json = async (...argv: string[]) => JSON.parse(await recado('--json', ...argv));

/** Runs the real program in a process of its own. */
function program(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, RECADO_DATA_DIR: folder };
    execFile(process.execPath, ['src/cli/main.ts', ...argv], { env }, (error, out, err) => {
      resolve({ code: (error?.code as number | undefined) ?? 0, out, err });
    });
  });
}

test('without a workspace the next step is said', async () => {
  expect(await recado('flow', 'list')).toBe(
    '! There is no workspace yet; make one with "workspace create --name …".\n'.trim(),
  );
});

test('a workspace is made and listed', async () => {
  expect(await recado('workspace', 'create', '--name', 'Padaria São João', '--locale', 'pt-BR')).toBe(
    'padaria-sao-joao\n',
  );
  expect(await json('workspace', 'list')).toMatchObject([{ slug: 'padaria-sao-joao', name: 'Padaria São João' }]);
  expect(await recado('workspace', 'create', '--name', '  ')).toMatch(/^! A value is not right: name/);
  expect(await recado('workspace', 'create', '--name', 'x', '--time-zone', 'Mars/Base')).toMatch(/timeZone/);
});

test('somebody who has signed in is added, somebody else is invited', async () => {
  const userId = await makePerson('Ana', 'ana@example.com');
  expect(await json('member', 'add', '--email', 'Ana@Example.com', '--role', 'admin')).toEqual({
    userId,
    role: 'admin',
  });
  expect(await recado('member', 'add', '--email', 'ana@example.com')).toMatch(/already a member/);
  expect((await json('member', 'add', '--email', 'bo@example.com')).link).toMatch(/\/join#.{40,}/);
  expect(await recado('member', 'add', '--email', 'no address')).toMatch(/^! A value is not right: email/);
  expect(await recado('member', 'add')).toBe('! Say who it is, with --email or --user.');
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await recado('member', 'add', '--user', nobody)).toBe('! There is nothing with this name or id.');
});

test('a number is connected, and its key is printed', async () => {
  const argv = ['channel', 'add', 'whatsapp', '--phone-number-id', '123456', '--waba-id', '654321'];
  const secrets = ['--access-token', 'T', '--app-secret', 'X', '--verify-token', 'V'];
  const made = await json(...argv, ...secrets);
  expect(made.channelKey).toMatch(/^[\w-]{24,}$/);
  expect(made).toMatchObject({ verifyToken: 'V', checked: false });
  expect(await recado(...argv, ...secrets)).toMatch(/already connected/);
});

test('every starter becomes a live flow', async () => {
  const names = ((await json('flow', 'starters')) as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['welcome-faq', 'lead-capture', 'appointment-reminder', 'feedback-score', 'support-handover']);
  for (const name of names) {
    expect(await recado('flow', 'create', '--starter', name, '--locale', 'es', '--publish')).toMatch(
      /is live as version 1/,
    );
  }
  expect((await json('flow', 'list')).map(({ status }: { status: string }) => status)).toEqual(Array(5).fill('live'));
  expect(await recado('flow', 'create', '--starter', 'nonsense')).toMatch(/no starter "nonsense"/);
});

test('a flow is pulled, pushed back and published; without its home it becomes a new one', async () => {
  const { id } = await json('flow', 'create', '--starter', 'welcome-faq');
  const file = path.join(folder, 'flow.json');
  writeFileSync(file, await recado('flow', 'pull', id));
  const pulled = JSON.parse(readFileSync(file, 'utf8'));
  expect(pulled).toMatchObject({ recado: 'flow', id, name: 'Welcome and FAQ' });
  writeFileSync(file, JSON.stringify({ ...pulled, name: 'Renamed' }));
  expect(await json('flow', 'push', file, '--publish')).toEqual({ id, made: false, version: 1 });
  expect(JSON.parse(await recado('flow', 'pull', id, '--number', '1')).document).toEqual(pulled.document);
  const { id: _id, ...homeless } = pulled;
  writeFileSync(file, JSON.stringify(homeless));
  expect(await json('flow', 'push', file)).toMatchObject({ made: true, version: null });
});

test.each([
  ['no JSON', 'nonsense'],
  ['something else', '{"name":"x"}'],
  ['a deep nest', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
])('a file that holds %s is refused in one sentence', async (_what, text) => {
  const file = path.join(folder, 'bad.json');
  writeFileSync(file, text);
  expect(await recado('flow', 'push', file)).toBe('! This is no flow file of Recado.');
});

test('a flow with problems is saved and not published', async () => {
  const file = path.join(folder, 'empty.json');
  writeFileSync(file, JSON.stringify({ recado: 'flow', name: 'Empty', document: { format: 1, nodes: [], edges: [] } }));
  expect(await recado('flow', 'push', file, '--publish')).toMatch(/saved but not published.*no-trigger/);
});

test('people are moved between versions by a job, after a look at the plan; and back', async () => {
  const { id } = await json('flow', 'create', '--starter', 'lead-capture', '--publish');
  expect(await recado('flow', 'move', id, '--plan-only')).toBe('0 people wait on other versions than 1.\n');
  expect(await recado('flow', 'move', id, '--plan-only', '--to', '2')).toBe('! There is nothing with this name or id.');
  expect(await recado('flow', 'move')).toMatch(/^! Say which flow/);
  expect(await recado('flow', 'move', id, '--exit', 'ask')).toMatch(/^! "ask" is no place/);
  expect(await recado('flow', 'move', id, '--move', '1.ask')).toMatch(/^! "1.ask" names no node/);
  // a process of its own, which ends although it has enqueued something
  const { code, out } = await program('flow', 'move', id, '--to', '1', '--wait', '0', '--json');
  const begun = JSON.parse(out);
  expect([code, begun]).toEqual([0, expect.objectContaining({ to: 1, total: 0, moved: 0, endedAt: null })]);
  expect(await recado('flow', 'move', id)).toMatch(/^! People of this flow are being moved already/);
  expect(await recado('flow', 'move', '--undo', begun.id, '--wait', '0')).toMatch(
    /0 of 0 moved, 0 left the flow so far/,
  );
  expect(await recado('flow', 'move', '--undo', id)).toBe('! There is nothing with this name or id.');
  await closeJobQueue();
});

test('with several workspaces one must be named', async () => {
  await recado('workspace', 'create', '--name', 'Second');
  expect(await recado('flow', 'list')).toMatch(/several workspaces/);
  expect(await recado('flow', 'list', '--workspace', 'nowhere')).toMatch(/no workspace "nowhere"/);
  expect(await json('flow', 'list', '--workspace', 'second')).toEqual([]);
});

test.each(['not-an-id', '00000000-0000-4000-8000-000000000000'])('there is no flow %s to pull', async (id) => {
  expect(await recado('flow', 'pull', id)).toBe('! There is nothing with this name or id.');
});

test('without a simulator nobody can speak', async () => {
  expect(await recado('message', 'simulate', 'hi', '--workspace', 'second')).toMatch(/^! The simulator is not running/);
});

test('whoever simulates in a workspace without a simulated number gets one', async () => {
  const token = 'a-token-of-this-test-run-only';
  const simulator = await startSimulator({ port: 0, token, seed: 1 });
  Object.assign(process.env, { SIMULATOR_PORT: new URL(simulator.url).port, SIMULATOR_TOKEN: token });
  forgetEnv();
  try {
    const talk = ['message', 'simulate', 'hi', '--workspace', 'second', '--wait', '0'];
    expect(await recado(...talk)).toMatch(/^Test: hi/);
    expect(await recado(...talk)).toMatch(/^Test: hi/);
    expect(await recado(...talk, '--channel', 'nonsense')).toBe('! The workspace has no such simulated number.');
  } finally {
    await simulator.close();
    delete process.env.SIMULATOR_PORT;
    forgetEnv();
  }
});

test('the doctor finds what is wrong', async () => {
  process.env.AUTH_SECRET = 's'.repeat(32);
  const said = await recado('doctor');
  expect(said).toBe('! One thing is wrong.');
});

test('the doctor names a number that cannot verify its webhooks', async () => {
  await rawPool()`delete from channel_secret where field = 'appSecret' and channel_id in (select id from channel where not simulated)`;
  const { code, out } = await program('doctor', '--json');
  expect(code).toBe(1);
  const findings = JSON.parse(out) as { what: string; detail: string }[];
  expect(findings.find(({ what }) => what === 'secrets')?.detail).toMatch(
    /has no app secret, so its webhooks are refused/,
  );
});

test('the program ends by itself: 0 with JSON only, 1 with one sentence, 2 when it does not understand', async () => {
  const good = await program('workspace', 'list', '--json');
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(good.out)).toHaveLength(2);
  expect(await program('flow', 'pull', 'x')).toEqual({
    code: 1,
    out: '',
    err: 'There is nothing with this name or id.\n',
  });
  expect(await program('nonsense')).toMatchObject({ code: 2, out: '' });
});

test('a database that is not there is told in one sentence', async () => {
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgres://recado:secret-word@127.0.0.1:1/nothing';
  forgetEnv();
  expect(await recado('migrate')).toBe(
    '! The database at 127.0.0.1:1/nothing cannot be reached (ECONNREFUSED). Check DATABASE_URL.',
  );
  process.env.DATABASE_URL = url;
  forgetEnv();
});

test('migrating again changes nothing', async () => {
  expect(await recado('migrate')).toBe('The database is up to date.\n');
});
