import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { closePools } from '#/server/db/client.ts';
import { withIdentity } from '#/server/db/doors.ts';
import { session } from '#/server/db/schema/identity.ts';
import { makePerson, makeWorkspace, signIn } from '#/server/testing.ts';
import { answerTrpc } from './answer.ts';

const app = 'http://localhost:3000';
let slug: string;
let cookies: Headers;

beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent';
  forgetEnv();
  const owner = await makePerson('Ana');
  ({ slug } = await makeWorkspace(owner));
  cookies = await signIn(owner);
});

const headersWith = (more: Record<string, string>) => new Headers({ ...Object.fromEntries(cookies), ...more });

async function post(path: string, body: string, more: Record<string, string> = {}) {
  const headers = headersWith({ origin: app, 'content-type': 'application/json', ...more });
  return answerTrpc(new Request(`${app}/api/trpc/${slug}/${path}`, { method: 'POST', headers, body }), slug);
}
const get = (path: string, more: Record<string, string> = {}) =>
  answerTrpc(new Request(`${app}/api/trpc/${slug}/${path}`, { headers: headersWith(more) }), slug);

const codeIn = async (response: Response) => (await response.json()).error.data.error;

test('an answer is plain JSON that nobody keeps', async () => {
  const response = await get('workspace.get');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect((await response.json()).result.data).toMatchObject({ slug });
});

test.each([
  ['no JSON', '{', 400, 'invalid-input'],
  ['a wrong field', '{"name":5}', 400, 'invalid-input'],
  ['a number', '5', 400, 'invalid-input'],
  ['a deep nest', `{"name":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, 400, 'invalid-input'],
  ['more than a flow may be', JSON.stringify({ name: 'x'.repeat(3_200_000) }), 413, 'body-too-large'],
  ['a prototype', '{"__proto__":{"name":"x"},"name":"y","constructor":{"a":1}}', 200, null],
])('%s is answered as such', async (_what, body, status, code) => {
  const response = await post('flow.create', body);
  expect(response.status).toBe(status);
  if (code) expect(await codeIn(response)).toMatchObject({ code });
});

test('a deep nest in an address, and too many calls in one, are refused', async () => {
  const nest = encodeURIComponent('['.repeat(500) + ']'.repeat(500));
  expect((await get(`workspace.get?input=${nest}`)).status).toBe(400);
  const many = Array(60).fill('workspace.get').join(',');
  expect((await get(`${many}?batch=1`)).status).toBe(400);
});

test('what does not exist is told like what is not there', async () => {
  const response = await get('nonsense.here');
  expect([response.status, await codeIn(response)]).toEqual([404, { code: 'not-found', details: {} }]);
});

test('an error tells nothing of the inside', async () => {
  const response = await post('flow.create', '{"name":5}');
  const text = await response.text();
  expect(text).not.toMatch(/stack|node_modules|src\//);
  expect(JSON.parse(text).error.data).toEqual({
    httpStatus: 400,
    error: { code: 'invalid-input', details: { field: 'name' } },
  });
});

test('a session that was prolonged reaches the browser', async () => {
  await withIdentity((tx) => tx.update(session).set({ expiresAt: sql`expires_at - interval '2 days'` }));
  const cookie = (await get('workspace.get')).headers.get('set-cookie');
  expect(cookie).toMatch(/^recado\.session=.*HttpOnly; SameSite=Lax$/);
  expect((await get('workspace.get')).headers.get('set-cookie')).toBeNull();
});

test('without a database the answer is 503 and says so', async () => {
  const url = process.env.DATABASE_URL;
  await closePools();
  process.env.DATABASE_URL = 'postgres://postgres@127.0.0.1:1/nothing';
  forgetEnv();
  try {
    for (const response of [await get('workspace.get'), await post('flow.create', '{"name":"x"}')]) {
      expect([response.status, await codeIn(response)]).toEqual([503, { code: 'unreachable', details: {} }]);
    }
  } finally {
    await closePools();
    process.env.DATABASE_URL = url;
    forgetEnv();
  }
  expect((await get('workspace.get')).status).toBe(200);
});
