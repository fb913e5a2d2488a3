import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { insertChannel } from '../channels/insert-channel.ts';
import { openChannel } from '../channels/open-channel.ts';
import { rotateSecret } from '../channels/rotate-secret.ts';
import { asEngine, withWorkspace } from '../db/doors.ts';
import { channelSecret } from '../db/schema/channels.ts';
import { secret } from '../db/schema/workspaces.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { deleteSecret } from './delete-secret.ts';
import { listSecrets } from './list-secrets.ts';
import { seal, unseal } from './seal.ts';
import { secretPlace } from './secret-place.ts';
import { setSecret } from './set-secret.ts';
import { tidySecrets } from './tidy-secrets.ts';

let ana: { kind: 'member'; userId: string; workspace: string };
let workspaceId: string;
let key: string | undefined;

beforeAll(async () => {
  key = process.env.ENCRYPTION_KEY;
  const userId = await makePerson('Ana');
  const made = await makeWorkspace(userId);
  workspaceId = made.id;
  ana = { kind: 'member', userId, workspace: made.slug };
});
afterEach(() => {
  process.env.ENCRYPTION_KEY = key;
  forgetEnv();
});

const rows = () => withWorkspace(workspaceId, (tx) => tx.select().from(secret));

test('a secret is stored sealed, and only its end is shown', async () => {
  const { id } = await setSecret.call(ana, { name: 'CRM', value: 'sk-live-123456789', hosts: ['API.Example.com'] });
  expect(await listSecrets.call(ana, {})).toMatchObject([
    { id, name: 'CRM', hosts: ['api.example.com'], lastFour: '6789' },
  ]);
  const [row] = await rows();
  expect(JSON.stringify(row)).not.toContain('sk-live');
  expect(unseal(row?.sealed as never, secretPlace(workspaceId, id))).toBe('sk-live-123456789');
});

test('the hosts change while the value stays, and the value while the name stays', async () => {
  const { id } = await setSecret.call(ana, { name: 'Shop', value: 'first-value-1111', hosts: ['a.test'] });
  await setSecret.call(ana, { name: 'Shop', hosts: ['b.test', 'b.test'] });
  const find = async () => (await listSecrets.call(ana, {})).find((one) => one.id === id);
  expect(await find()).toMatchObject({ hosts: ['b.test'], lastFour: '1111' });
  await setSecret.call(ana, { name: 'Shop', value: 'second-value-2222', hosts: ['b.test'] });
  expect(await find()).toMatchObject({ lastFour: '2222' });
});

test.each([
  ['no host', { name: 'N', value: 'v', hosts: [] }],
  ['a wildcard', { name: 'N', value: 'v', hosts: ['*.example.com/'] }],
  ['an address instead of a host', { name: 'N', value: 'v', hosts: ['https://example.com'] }],
  ['a port', { name: 'N', value: 'v', hosts: ['example.com:8080'] }],
  ['a line break in the value', { name: 'N', value: 'v\r\nX: 1', hosts: ['example.com'] }],
  ['no value for a new secret', { name: 'N', hosts: ['example.com'] }],
])('%s is refused', async (_what, input) => {
  const before = await rows();
  await expect(setSecret.call(ana, input)).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await rows()).toEqual(before);
});

test('editors see names, and may not change anything', async () => {
  const editor = { ...ana, userId: await makeMember(workspaceId, 'editor') };
  expect((await listSecrets.call(editor, {})).length).toBeGreaterThan(0);
  const input = { name: 'N', value: 'v', hosts: ['a.test'] };
  await expect(setSecret.call(editor, input)).rejects.toMatchObject({ code: 'forbidden' });
  const agent = { ...ana, userId: await makeMember(workspaceId, 'agent') };
  await expect(listSecrets.call(agent, {})).rejects.toMatchObject({ code: 'forbidden' });
});

test('a deleted secret is gone', async () => {
  const { id } = await setSecret.call(ana, { name: 'Gone', value: 'v', hosts: ['a.test'] });
  await deleteSecret.call(ana, { id });
  await expect(deleteSecret.call(ana, { id })).rejects.toMatchObject({ code: 'not-found' });
});

test('every secret moves under a new key, and the old key is needed no more', async () => {
  const { id } = await setSecret.call(ana, { name: 'Moves', value: 'moving-value', hosts: ['a.test'] });
  const channel = await withWorkspace(workspaceId, (tx) =>
    insertChannel(tx, {
      workspaceId,
      kind: 'whatsapp-cloud',
      name: 'W',
      simulated: false,
      externalId: '55555',
      config: { wabaId: '66666' },
      secrets: { accessToken: 'moving-token' },
    }),
  );
  process.env.ENCRYPTION_KEY = `fresh:a new key of sufficient length here,1:${key}`;
  forgetEnv();
  expect(await tidySecrets()).toBeGreaterThanOrEqual(2);
  expect(await tidySecrets()).toBe(0);
  process.env.ENCRYPTION_KEY = 'fresh:a new key of sufficient length here';
  forgetEnv();
  const row = (await rows()).find((one) => one.id === id);
  expect(unseal(row?.sealed as never, secretPlace(workspaceId, id))).toBe('moving-value');
  expect((await asEngine((tx) => openChannel(tx, channel.id))).secrets).toEqual({ accessToken: 'moving-token' });
});

test('a rotated credential is deleted once it is accepted no more', async () => {
  const { id } = await withWorkspace(workspaceId, (tx) =>
    insertChannel(tx, {
      workspaceId,
      kind: 'whatsapp-cloud',
      name: 'R',
      simulated: false,
      externalId: '77777',
      config: { wabaId: '66666' },
      secrets: { appSecret: 'the first' },
    }),
  );
  const stored = () =>
    withWorkspace(workspaceId, (tx) => tx.select().from(channelSecret).where(eq(channelSecret.channelId, id)));
  await rotateSecret.call(ana, { id, field: 'appSecret', value: 'the second' });
  expect(await tidySecrets()).toBe(0);
  expect((await stored())[0]?.previous).not.toBeNull();
  await withWorkspace(workspaceId, (tx) =>
    tx.update(channelSecret).set({ previousUntil: sql`now() - interval '1 second'` }),
  );
  expect(await tidySecrets()).toBe(1);
  expect((await stored())[0]?.previous).toBeNull();
});

test('a row swapped in from another place does not open', () => {
  const sealed = seal('x', secretPlace(workspaceId, 'one'));
  expect(() => unseal(sealed, secretPlace(workspaceId, 'two'))).toThrow();
});
