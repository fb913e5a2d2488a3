import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { forgetWebEnv } from '#/env/web.ts';
import { startSimulator } from '#/simulator/start.ts';
import { listChannels } from '../channels/list-channels.ts';
import { withIdentity } from '../db/doors.ts';
import { user } from '../db/schema/identity.ts';
import { getWorkspace } from '../workspaces/get-workspace.ts';
import { answerDemo } from './answer-demo.ts';
import { readSession } from './session.ts';

let running: Awaited<ReturnType<typeof startSimulator>>;

beforeAll(async () => {
  const token = 'a-token-of-this-test-run-only';
  running = await startSimulator({ port: 0, token, seed: 1 });
  Object.assign(process.env, { SIMULATOR_PORT: new URL(running.url).port, SIMULATOR_TOKEN: token });
  forgetEnv();
});
afterAll(() => running.close());

const wanted = { workspaceName: 'Minha loja', locale: 'pt-BR', timeZone: 'America/Sao_Paulo' };

function ask(body: unknown = wanted, headers: Record<string, string> = {}): Promise<Response> {
  return answerDemo(
    new Request('http://localhost:3000/api/demo-sign-in', {
      method: 'POST',
      headers: {
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
}

test('the first time makes the person, a workspace as wished, and a number to talk to; later times find them', async () => {
  const first = await ask();
  expect(first.status).toBe(200);
  const { workspace } = (await first.json()) as { workspace: string };
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^recado\.session=.{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  const session = await readSession(new Headers({ cookie: cookie.split(';')[0] ?? '' }));
  expect(session?.name).toBe('Demo');
  const actor = { kind: 'member', userId: session?.userId ?? '', workspace } as const;
  expect(await getWorkspace.call(actor, {})).toMatchObject({
    name: 'Minha loja',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    role: 'owner',
  });
  expect(await listChannels.call(actor, {})).toMatchObject([{ simulated: true, name: 'Minha loja' }]);
  const second = await ask({ ...wanted, workspaceName: 'Another' });
  expect(await second.json()).toEqual({ workspace });
  expect(second.headers.get('set-cookie')).not.toBe(cookie);
  expect(await withIdentity((tx) => tx.select().from(user))).toHaveLength(1);
});

test('two first times at the same moment make one person', async () => {
  await withIdentity((tx) => tx.delete(user));
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await withIdentity((tx) => tx.select().from(user))).toHaveLength(1);
});

test('a time zone that nobody knows becomes UTC', async () => {
  expect((await ask({ ...wanted, timeZone: 'Mars/Base' })).status).toBe(200);
});

test.each([
  ['from another site', wanted, { origin: 'https://evil.test' }, 403],
  ['as a plain form', wanted, { 'content-type': 'text/plain' }, 400],
  ['with more fields', { ...wanted, role: 'owner' }, {}, 400],
  ['without a name', { ...wanted, workspaceName: '' }, {}, 400],
  ['through a tunnel', wanted, { 'x-forwarded-for': '203.0.113.9' }, 404],
  ['under another name', wanted, { host: 'recado.example' }, 404],
])('%s it does not sign in', async (_what, body, headers, status) => {
  const response = await ask(body, headers);
  expect(response.status).toBe(status);
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('once a provider is set up it is gone', async () => {
  Object.assign(process.env, { AUTH_GITHUB_ID: 'a', AUTH_GITHUB_SECRET: 'b' });
  forgetWebEnv();
  expect((await ask()).status).toBe(404);
});
