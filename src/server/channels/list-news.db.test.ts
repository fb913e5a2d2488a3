import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import { receiveWebhook } from '#/engine/receive/receive-webhook.ts';
import { forgetEnv } from '#/env/base.ts';
import type { Json } from '#/lib/json.ts';
import { asReceiver } from '../db/doors.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { connectWhatsapp } from './connect-whatsapp.ts';
import { findDoor } from './find-door.ts';
import { listNews } from './list-news.ts';

const number = '300000000000003';
let viewer: { kind: 'member'; userId: string; workspace: string };
let channel: { id: string; channelKey: string };

beforeAll(async () => {
  Object.assign(process.env, { WHATSAPP_GRAPH_URL: 'http://127.0.0.1:1', LOG_LEVEL: 'silent' });
  forgetEnv();
  const { id, slug } = await makeWorkspace(await makePerson('Ana'));
  viewer = { kind: 'member', userId: await makeMember(id, 'viewer'), workspace: slug };
  channel = await connectWhatsapp.call(
    { kind: 'operator', workspaceId: id },
    { name: 'Shop', phoneNumberId: number, wabaId: '100000000000001', accessToken: 'T', appSecret: 'S' },
  );
});
afterAll(() => closeJobQueue());

/** A change of Meta's arrives. */
async function arrive(field: string, value: Json): Promise<void> {
  const door = await asReceiver((tx) => findDoor(tx, channel.channelKey));
  if (!door) throw new Error('there is no such door');
  const body = { entry: [{ id: '100000000000001', changes: [{ field, value }] }] };
  await receiveWebhook(await sharedEngineDeps(), door, whatsappCloudAdapter.parse(body));
}
const news = async () => (await listNews.call(viewer, { id: channel.id })).map(({ id: _id, at: _at, ...rest }) => rest);

test('what Meta tells about a number and its account is listed with its weight, the newest first', async () => {
  await arrive('security', { event: 'PIN_RESET_REQUEST' });
  await arrive('phone_number_name_update', { decision: 'REJECTED', requested_verified_name: 'Padaria' });
  await arrive('messages', {
    metadata: { phone_number_id: number },
    errors: [{ code: 130429, title: 'Rate limit hit' }],
  });
  expect(await news()).toEqual([
    { what: 'error', severity: 'warning', code: 130429, about: null, why: null },
    { what: 'display-name-rejected', severity: 'warning', code: null, about: 'Padaria', why: null },
    { what: 'security-pin-reset-request', severity: 'critical', code: null, about: null, why: null },
  ]);
});

test('why a template or a name was rejected is told in the words of Meta, with its advice', async () => {
  const change = (name: string) =>
    readFixture<{ entry: [{ changes: [{ field: string; value: Json }] }] }>(`webhooks/${name}.json`).entry[0]
      .changes[0];
  for (const name of ['tmpl-rejected', 'phone-name-rejected', 'tmpl-approved']) {
    const { field, value } = change(name);
    await arrive(field, value);
  }
  const [approved, named, template] = await news();
  expect(approved).toMatchObject({ what: 'template-approved', why: null });
  expect(named).toMatchObject({ what: 'display-name-rejected', why: 'NAME_FORMAT_UNACCEPTABLE' });
  expect(template).toMatchObject({
    what: 'template-rejected',
    why: 'Parameters are placed next to each other. Separate them with text.',
  });
});

test('what else is kept is no news: unknown fields, items that cannot be read, numbers of others', async () => {
  const before = await news();
  await arrive('history', { history: [] });
  await arrive('something_new', { event: 'X' });
  await arrive('messages', { metadata: { phone_number_id: '999' }, errors: [{ code: 131031 }] });
  await arrive('messages', { metadata: { phone_number_id: number }, messages: [{ nonsense: true }] });
  expect(await news()).toEqual(before);
});

test('only the newest five are listed, and of this number alone', async () => {
  for (let i = 0; i < 6; i++) await arrive('account_update', { event: 'ACCOUNT_VIOLATION' });
  expect((await news()).map(({ what }) => what)).toEqual(Array.from({ length: 5 }, () => 'account-violation'));
  await expect(listNews.call(viewer, { id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
});
