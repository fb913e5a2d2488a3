import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { startSimulator } from '#/simulator/start.ts';
import { answerTrpc } from '#/trpc/answer.ts';
import { createCallerFactory } from '#/trpc/init.ts';
import { appRouter } from '#/trpc/router.ts';
import { answerExport } from '../contacts/answer-export.ts';
import { rawPool } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { member, type Role, roles } from '../db/schema/workspaces.ts';
import { answerImportErrors } from '../imports/answer-import-errors.ts';
import { answerImportUpload } from '../imports/answer-import-upload.ts';
import { answerDownload } from '../media/answer-download.ts';
import { answerUpload } from '../media/answer-upload.ts';
import { answerMedia } from '../phones/answer-media.ts';
import { makeMember, makePerson, signIn } from '../testing.ts';
import { type AccessKey, accessTable } from './access.ts';
import { accessRows, routeRows } from './testing/access-rows.ts';
import { makeWorld, type World } from './testing/access-world.ts';

const app = 'http://localhost:3000';
const makeCaller = createCallerFactory(appRouter);
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
interface Procedure {
  _def: { type: 'query' | 'mutation' | 'subscription'; meta?: { access: AccessKey | 'personal' | 'public' } };
}

let world: World;
let other: World;
/** Things of the other workspace that route handlers are asked for. */
let foreign: { segment: string; importFile: string };
let removed: string;
const people = new Map<Role, string>();
let running: Awaited<ReturnType<typeof startSimulator>>;

beforeAll(async () => {
  const token = 'a-token-of-this-test-run-only';
  running = await startSimulator({ port: 0, token, seed: 1 });
  Object.assign(process.env, {
    LOG_LEVEL: 'silent',
    SIMULATOR_PORT: new URL(running.url).port,
    SIMULATOR_TOKEN: token,
    WHATSAPP_GRAPH_URL: 'http://127.0.0.1:1',
  });
  forgetEnv();
  [world, other] = [await makeWorld(), await makeWorld()];
  foreign = { segment: await other.segment(), importFile: await other.importFile() };
  for (const role of roles) people.set(role, await makeMember(world.workspaceId, role));
  removed = await makeMember(world.workspaceId, 'admin');
  await withWorkspace(world.workspaceId, (tx) => tx.delete(member).where(eq(member.userId, removed)));
});
afterAll(() => running.close());

// ---- asking

/** The code of the error that a call gets; null when it gets none. */
async function ask(
  path: string,
  cookies: Headers,
  input: object,
  more: { method?: string; headers?: HeadersInit } = {},
) {
  const type = procedures.find(([name]) => name === path)?.[1]._def.type;
  const method = more.method ?? (type === 'query' ? 'GET' : 'POST');
  const headers = new Headers({ 'content-type': 'application/json', origin: app, ...Object.fromEntries(cookies) });
  for (const [name, value] of new Headers(more.headers)) headers.set(name, value);
  const json = JSON.stringify(input);
  const url = `${app}/api/trpc/${world.slug}/${path}${method === 'GET' ? `?input=${encodeURIComponent(json)}` : ''}`;
  const request = new Request(url, { method, headers, ...(method === 'GET' ? {} : { body: json }) });
  const response = await answerTrpc(request, world.slug);
  const body = (await response.json()) as { error?: { data?: { error: { code: string } } } };
  return { status: response.status, code: body.error?.data?.error.code ?? null, body };
}

/** The same for a procedure that streams: what the first thing is that it says. */
async function listen(path: string, userId: string | null): Promise<string | null> {
  const session = userId ? { userId, name: null, email: null, locale: null, renewed: null } : null;
  const stop = new AbortController();
  try {
    const caller = makeCaller({ session, workspace: world.slug }, { signal: stop.signal });
    const [noun, verb] = path.split('.') as ['live', 'onChange'];
    const stream = (await caller[noun][verb]())[Symbol.asyncIterator]();
    await stream.next();
    stop.abort();
    await stream.return?.();
    return null;
  } catch (thrown) {
    return (thrown as { cause?: { code?: string } }).cause?.code ?? 'unexpected';
  }
}

/** Sessions of those who only ask. */
const held = new Map<string, Headers>();

async function cookiesOf(userId: string): Promise<Headers> {
  const cookies = held.get(userId) ?? (await signIn(userId));
  held.set(userId, cookies);
  return cookies;
}

const call = async (path: string, userId: string | null, input: object) =>
  path.endsWith('.onChange')
    ? { status: 0, code: await listen(path, userId), body: null }
    : ask(path, userId ? await cookiesOf(userId) : new Headers(), input);

const inputOf = async (path: string, from: World) => (await accessRows[path]?.input?.(from)) ?? {};

/** What stands in every table, except for how often things were tried and who is signed in. */
async function fingerprint(): Promise<unknown> {
  const sql = rawPool();
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname not in ('rate_limit', 'session') order by 1`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int, md5(string_agg(t::text, '|' order by t::text)) from "${name}" t`,
  );
  // larger tables are read by several workers, in any order
  return sql.unsafe(`${parts.join(' union all ')} order by name`);
}

const refusals = ['not-signed-in', 'not-found', 'forbidden'];

// ---- the matrix

test('every procedure has a row, and every row a procedure', () => {
  expect(Object.keys(accessRows).sort()).toEqual(procedures.map(([path]) => path).sort());
});

test('every procedure names its access', () => {
  for (const [path, { _def }] of procedures) {
    expect([path, ...['personal', 'public'], ...Object.keys(accessTable)]).toContain(_def.meta?.access);
  }
});

describe.each(procedures)('%s', (path, { _def: { type, meta } }) => {
  const access = meta?.access as AccessKey | 'personal' | 'public';

  test('nobody gets further than their role', async () => {
    const input = await inputOf(path, world);
    const before = await fingerprint();
    if (access !== 'public') expect((await call(path, null, input)).code).toBe('not-signed-in');
    if (access in accessTable) {
      const least = roles.indexOf(accessTable[access as AccessKey]);
      for (const userId of [other.owner, removed]) expect((await call(path, userId, input)).code).toBe('not-found');
      for (const [role, userId] of people) {
        if (roles.indexOf(role) < least)
          expect([role, (await call(path, userId, input)).code]).toEqual([role, 'forbidden']);
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  test('everybody gets as far as their role', async () => {
    const allowed: Role[] =
      access in accessTable ? roles.slice(roles.indexOf(accessTable[access as AccessKey])) : ['viewer'];
    for (const role of allowed) {
      // who leaves is needed no more
      const leaves = path === 'member.leave';
      const userId = leaves ? await makeMember(world.workspaceId, role) : (people.get(role) as string);
      const { code } = await call(path, userId, await inputOf(path, world));
      expect(refusals, `${role} got ${code}`).not.toContain(code);
      expect(['unexpected', 'invalid-input'], `${role} got ${code}`).not.toContain(code);
    }
  });

  if (accessRows[path]?.ids)
    test('what belongs to another workspace is not there, exactly like what never was', async () => {
      const foreign = await inputOf(path, other);
      const never = JSON.parse(JSON.stringify(foreign).replace(uuids, () => randomUUID()));
      const before = await fingerprint();
      const [one, two] = [await call(path, world.owner, foreign), await call(path, world.owner, never)];
      expect(one.code).toBe('not-found');
      expect(two).toEqual(one);
      expect(await fingerprint()).toEqual(before);
    });

  if (type !== 'subscription')
    test('fields that it does not know are refused', async () => {
      const input = await inputOf(path, world);
      const before = await fingerprint();
      for (const field of ['workspaceId', 'id', 'createdBy', 'plan', 'role', 'userId']) {
        if (field in input) continue;
        const { code, status } = await call(path, world.owner, { ...input, [field]: randomUUID() });
        // where the field is known, a random value of it must still be refused
        expect([`${field}: 400`, `${field}: 404`]).toContain(`${field}: ${status}`);
        expect(['invalid-input', 'not-found']).toContain(code);
      }
      expect(await fingerprint()).toEqual(before);
    });

  if (type === 'mutation')
    test('no other site can have it called', async () => {
      const cookies = await cookiesOf(world.owner);
      const input = await inputOf(path, world);
      const before = await fingerprint();
      const tries: { method?: string; headers?: Record<string, string> }[] = [
        { headers: { origin: 'https://evil.test' } },
        { headers: { origin: 'null' } },
        { headers: { 'sec-fetch-site': 'cross-site' } },
        { headers: { 'content-type': 'text/plain' } },
        { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        { method: 'GET' },
      ];
      for (const one of tries) expect((await ask(path, cookies, input, one)).status).toBeGreaterThanOrEqual(400);
      expect(await fingerprint()).toEqual(before);
    });
});

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

test('things of two workspaces are never mixed', async () => {
  const before = await fingerprint();
  const mixed = { id: world.conversation, userId: other.owner };
  expect((await call('conversation.assign', world.owner, mixed)).code).toBe('not-found');
  const strange = { channelId: world.phone.channelId, id: other.phone.id };
  expect(['not-found', null]).toContain((await call('phone.chat', world.owner, strange)).code);
  const lists = { 'run.list': { flowId: other.flow }, 'contact.list': { cursor: other.contact } };
  for (const [path, input] of Object.entries(lists)) {
    expect(JSON.stringify((await call(path, world.owner, input)).body)).not.toContain(other.workspaceId);
  }
  expect(JSON.stringify((await call('run.list', world.owner, { flowId: other.flow })).body)).not.toContain(other.run);
  expect(await fingerprint()).toEqual(before);
});

// ---- route handlers

test('every route handler has a row', () => {
  const files = readdirSync('src/app/api', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  expect(files.map((file) => file.replace(/\/route\.ts$/, '')).sort()).toEqual(Object.keys(routeRows).sort());
});

const guarded = Object.entries(routeRows).filter((row): row is [string, AccessKey] => row[1] in accessTable);

/** Asks a guarded route handler for something that the workspace does not have, or would not take. */
async function goThrough(route: string, userId: string | null, slug: string): Promise<number> {
  const headers = userId ? await signIn(userId) : new Headers();
  headers.set('origin', app);
  headers.set('content-type', 'image/png');
  const url = `${app}/api/w/${slug}/media`;
  const go: Record<string, () => Promise<Response>> = {
    'w/[workspace]/contacts/export': () =>
      answerExport(new Request(`${url}?segment=${foreign.segment}`, { headers }), slug),
    'w/[workspace]/imports': () =>
      answerImportUpload(new Request(url, { method: 'POST', headers, body: 'one word' }), slug),
    'w/[workspace]/imports/[id]/errors': () =>
      answerImportErrors(new Request(url, { headers }), slug, foreign.importFile),
    'w/[workspace]/media': () =>
      answerUpload(new Request(url, { method: 'POST', headers, body: 'not a picture' }), slug),
    'w/[workspace]/media/[id]': () => answerDownload(new Request(url, { headers }), slug, other.asset),
    'w/[workspace]/phones/[channel]/[person]/media/[id]': () =>
      answerMedia(new Request(url, { headers }), slug, { ...other.phone, media: 'x' }),
  };
  return (await (go[route] as () => Promise<Response>)()).status;
}

test.each(guarded)('the route %s asks for %s', async (route, access) => {
  const strangers = [
    [null, 401],
    [await makePerson('Nobody here'), 404],
  ] as const;
  const below = roles.slice(0, roles.indexOf(accessTable[access]));
  const members = await Promise.all(below.map((role) => makeMember(world.workspaceId, role)));
  const before = await fingerprint();
  for (const [userId, status] of strangers) expect(await goThrough(route, userId, world.slug)).toBe(status);
  expect(await goThrough(route, world.owner, other.slug)).toBe(404);
  for (const userId of members) expect(await goThrough(route, userId, world.slug)).toBe(403);
  // another workspace's file is not there, and what is no picture is not taken as one
  expect([404, 415, 422]).toContain(await goThrough(route, world.owner, world.slug));
  expect(await fingerprint()).toEqual(before);
});
