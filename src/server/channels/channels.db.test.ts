import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { asEngine, asReceiver, withWorkspace } from '../db/doors.ts';
import { channelSecret, serviceUsage } from '../db/schema/channels.ts';
import { channelLimit } from '../db/schema/limits.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { connectWhatsapp } from './connect-whatsapp.ts';
import { disconnectChannel } from './disconnect-channel.ts';
import { findDoor } from './find-door.ts';
import { listChannels } from './list-channels.ts';
import { openChannel } from './open-channel.ts';
import { renameChannel } from './rename-channel.ts';
import { rotateSecret } from './rotate-secret.ts';
import { setChannelState } from './set-channel-state.ts';

/** A Graph API that knows one token, and can be told to be ill. */
let illness: number | null = null;
const graph = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (illness) response.writeHead(illness).end('oh');
  else if (request.headers.authorization === 'Bearer good-token') {
    response.end(JSON.stringify({ display_phone_number: '+55 11 91234-5678', verified_name: 'Padaria', id: '1' }));
  } else {
    response.writeHead(401).end(JSON.stringify({ error: { code: 190, message: 'bad token', type: 'OAuthException' } }));
  }
});

let ana: { kind: 'member'; userId: string; workspace: string };
let workspaceId: string;
let number = 100_000_000;

beforeAll(async () => {
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
  process.env.WHATSAPP_GRAPH_URL = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
  forgetEnv();
  const userId = await makePerson('Ana');
  const made = await makeWorkspace(userId);
  workspaceId = made.id;
  ana = { kind: 'member', userId, workspace: made.slug };
});
afterAll(() => {
  graph.closeAllConnections();
  graph.close();
});

const wanted = (more = {}) => ({
  phoneNumberId: `${number++}`,
  wabaId: '200000001',
  accessToken: 'good-token',
  appSecret: 'the-app-secret',
  ...more,
});

const door = (key: string) => asReceiver((tx) => findDoor(tx, key));

test('a number is connected, checked, listed and opened', async () => {
  const made = await connectWhatsapp.call(ana, wanted({ phoneNumberId: '111111' }));
  expect(made.checked).toBe(true);
  expect(made.channelKey.length).toBeGreaterThanOrEqual(24);
  expect(made.webhookUrl).toContain(`/api/webhooks/meta/${made.channelKey}`);
  const [listed] = await listChannels.call(ana, {});
  expect(listed).toMatchObject({
    name: 'Padaria',
    displayPhone: '+5511912345678',
    externalId: '111111',
    state: 'active',
  });
  expect(JSON.stringify(listed)).not.toContain('good-token');
  expect(listed?.setup?.secrets.find(({ field }) => field === 'accessToken')?.lastFour).toBe('oken');
  const access = await asEngine((tx) => openChannel(tx, made.id));
  expect(access).toMatchObject({
    externalId: '111111',
    secrets: { accessToken: 'good-token', appSecret: 'the-app-secret', verifyToken: made.verifyToken },
    baseUrl: process.env.WHATSAPP_GRAPH_URL,
  });
  const limits = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(channelLimit).where(eq(channelLimit.channelId, made.id)),
  );
  expect(limits[0]).toMatchObject({ rate: 80, fullRate: 80 });
});

test('credentials that Meta refuses are not stored', async () => {
  const before = (await listChannels.call(ana, {})).length;
  const refused = connectWhatsapp.call(ana, wanted({ accessToken: 'bad-token' }));
  await expect(refused).rejects.toMatchObject({ code: 'channel-refused' });
  expect(await listChannels.call(ana, {})).toHaveLength(before);
});

test('while Meta is down the credentials are stored unchecked, and the answer says so', async () => {
  illness = 503;
  const made = await connectWhatsapp.call(ana, wanted());
  illness = null;
  expect(made.checked).toBe(false);
});

test('what stands in the database is sealed', async () => {
  const rows = await withWorkspace(workspaceId, (tx) => tx.select().from(channelSecret));
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/good-token|the-app-secret/);
});

test('a number that is connected cannot be connected twice', async () => {
  const input = wanted();
  await connectWhatsapp.call(ana, input);
  await expect(connectWhatsapp.call(ana, input)).rejects.toMatchObject({ code: 'channel-exists' });
});

test('a webhook address speaks for its own number and for those under the same app', async () => {
  const secret = { appSecret: 'shared-app-secret' };
  const one = await connectWhatsapp.call(ana, wanted({ ...secret, phoneNumberId: '333331' }));
  const two = await connectWhatsapp.call(ana, wanted({ ...secret, phoneNumberId: '333332', portfolioId: '999999' }));
  await connectWhatsapp.call(ana, wanted({ appSecret: 'another-app', phoneNumberId: '333333' }));
  const found = await door(one.channelKey);
  expect(found?.own).toMatchObject({ id: one.id, externalId: '333331', workspaceId, addressScope: '200000001' });
  expect([...(found?.bySender.keys() ?? [])].sort()).toEqual(['333331', '333332']);
  expect(found?.bySender.get('333332')).toMatchObject({ id: two.id, addressScope: '999999' });
  const senders = found?.byAccount
    .get('200000001')
    ?.map(({ channel }) => channel.id)
    .sort();
  expect(senders).toEqual([one.id, two.id].sort());
  expect(found).toMatchObject({ appSecrets: ['shared-app-secret'], verifyToken: one.verifyToken, closed: false });
});

test('the same app secret in another workspace opens nothing here', async () => {
  const mine = await connectWhatsapp.call(ana, wanted({ appSecret: 'same-everywhere', phoneNumberId: '444441' }));
  const other = await makePerson('Bo');
  const { slug } = await makeWorkspace(other);
  const bo = { kind: 'member', userId: other, workspace: slug } as const;
  await connectWhatsapp.call(bo, wanted({ appSecret: 'same-everywhere', phoneNumberId: '444442' }));
  expect([...((await door(mine.channelKey))?.bySender.keys() ?? [])]).toEqual(['444441']);
});

test('an unknown address opens nothing', async () => {
  expect(await door('nothing-like-this')).toBeNull();
});

test('the app secret before is accepted for 24 hours and not longer', async () => {
  const { id, channelKey } = await connectWhatsapp.call(ana, wanted({ appSecret: 'first-app-secret' }));
  await rotateSecret.call(ana, { id, field: 'appSecret', value: 'second-app-secret' });
  expect((await door(channelKey))?.appSecrets).toEqual(['second-app-secret', 'first-app-secret']);
  await withWorkspace(workspaceId, (tx) =>
    tx
      .update(channelSecret)
      .set({ previousUntil: sql`previous_until - interval '24 hours 1 second'` })
      .where(eq(channelSecret.channelId, id)),
  );
  expect((await door(channelKey))?.appSecrets).toEqual(['second-app-secret']);
});

test.each(['nonsense', 'constructor', '__proto__', ''])('there is no credential called “%s”', async (field) => {
  const { id } = await connectWhatsapp.call(ana, wanted());
  await expect(rotateSecret.call(ana, { id, field, value: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a disconnected number keeps nothing secret, and comes back with its id under a new address', async () => {
  const input = wanted();
  const first = await connectWhatsapp.call(ana, input);
  await disconnectChannel.call(ana, { id: first.id });
  expect(await door(first.channelKey)).toMatchObject({ closed: true, appSecrets: [], verifyToken: null });
  expect((await listChannels.call(ana, {})).map(({ id }) => id)).not.toContain(first.id);
  await expect(renameChannel.call(ana, { id: first.id, name: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  const again = await connectWhatsapp.call(ana, input);
  expect(again.id).toBe(first.id);
  expect(again.channelKey).not.toBe(first.channelKey);
  expect(await door(first.channelKey)).toBeNull();
});

test('a channel is renamed, paused and resumed', async () => {
  const { id } = await connectWhatsapp.call(ana, wanted());
  await renameChannel.call(ana, { id, name: 'Loja' });
  await setChannelState.call(ana, { id, state: 'paused' });
  const find = async () => (await listChannels.call(ana, {})).find((channel) => channel.id === id);
  expect(await find()).toMatchObject({ name: 'Loja', state: 'paused' });
  await setChannelState.call(ana, { id, state: 'active' });
  expect(await find()).toMatchObject({ state: 'active', pausedReason: null });
});

test('who may not manage channels sees no address and no credential', async () => {
  const viewer = { ...ana, userId: await makeMember(workspaceId, 'viewer') };
  expect((await listChannels.call(viewer, {})).every(({ setup }) => setup === null)).toBe(true);
  await expect(connectWhatsapp.call(viewer, wanted())).rejects.toMatchObject({ code: 'forbidden' });
});

test('a number tells how many service messages were free and charged this month, and while its account is restricted', async () => {
  const { id } = await connectWhatsapp.call(ana, wanted());
  const find = async () => (await listChannels.call(ana, {})).find((channel) => channel.id === id);
  expect(await find()).toMatchObject({ serviceMessages: { free: 0, charged: 0 }, restrictedUntil: null });
  await withWorkspace(workspaceId, async (tx) => {
    const month = sql`date_trunc('month', now() at time zone 'UTC')`;
    const [now, before] = [sql`${month}::date`, sql`(${month} - interval '1 month')::date`];
    const row = { workspaceId, channelId: id };
    await tx.insert(serviceUsage).values([
      { ...row, month: now, free: 1_000, charged: 7 },
      { ...row, month: before, free: 500, charged: 5 },
    ]);
    const until = new Date('2099-01-01T10:00:00Z');
    await tx.update(channelLimit).set({ pausedUntil: until }).where(eq(channelLimit.channelId, id));
  });
  expect(await find()).toMatchObject({
    serviceMessages: { free: 1_000, charged: 7 },
    restrictedUntil: '2099-01-01T10:00:00Z',
  });
  await withWorkspace(workspaceId, (tx) =>
    tx
      .update(channelLimit)
      .set({ pausedUntil: new Date(0) })
      .where(eq(channelLimit.channelId, id)),
  );
  expect((await find())?.restrictedUntil).toBeNull();
});
