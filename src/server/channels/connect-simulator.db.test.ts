import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { startSimulator } from '#/simulator/start.ts';
import { asEngine, withWorkspace } from '../db/doors.ts';
import { contact, contactAddress } from '../db/schema/contacts.ts';
import { conversation } from '../db/schema/engine.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { connectSimulator } from './connect-simulator.ts';
import { disconnectChannel } from './disconnect-channel.ts';
import { listChannels } from './list-channels.ts';
import { openChannel } from './open-channel.ts';
import { registerSimulatedChannels } from './register-simulated-channels.ts';
import { simulator } from './simulator.ts';

let ana: { kind: 'member'; userId: string; workspace: string };
let workspaceId: string;
let running: Awaited<ReturnType<typeof startSimulator>>;

const portOf = (url: string) => Number(new URL(url).port);

function setSimulator(port: number | undefined) {
  if (port) process.env.SIMULATOR_PORT = String(port);
  else delete process.env.SIMULATOR_PORT;
  process.env.SIMULATOR_TOKEN = 'a-token-of-this-test-run-only';
  process.env.LOG_LEVEL = 'silent';
  forgetEnv();
}

beforeAll(async () => {
  const userId = await makePerson('Ana');
  const made = await makeWorkspace(userId, 'Padaria');
  workspaceId = made.id;
  ana = { kind: 'member', userId, workspace: made.slug };
  running = await startSimulator({ port: 0, token: 'a-token-of-this-test-run-only', seed: 1 });
  setSimulator(portOf(running.url));
});
afterAll(() => running.close());

test('a simulated number is known to the simulator as soon as it is connected', async () => {
  const { id } = await connectSimulator.call(ana, {});
  const listed = (await listChannels.call(ana, {})).find((channel) => channel.id === id);
  expect(listed).toMatchObject({ name: 'Padaria', simulated: true, state: 'active' });
  const overview = await simulator()?.overview();
  const number = overview?.numbers.find((one) => one.id === listed?.externalId);
  expect(number).toMatchObject({ displayPhone: listed?.displayPhone, verifiedName: 'Padaria' });
  expect(number?.webhookUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/webhooks\/meta\/.{24,}$/);
  const access = await asEngine((tx) => openChannel(tx, id));
  expect(access.baseUrl).toBe(`http://127.0.0.1:${portOf(running.url)}`);
  expect(access.secrets.accessToken).toMatch(/^sim-/);
});

test('a simulator that forgot everything is told again, with the people of before and when they wrote', async () => {
  const { id } = await connectSimulator.call(ana, { name: 'Second' });
  const contactId = randomUUID();
  const lastInAt = new Date(Date.now() - 3_600_000);
  await withWorkspace(workspaceId, async (tx) => {
    await tx.insert(contact).values({ workspaceId, id: contactId, name: 'Bia' });
    await tx.insert(contactAddress).values([
      { workspaceId, contactId, kind: 'phone', scope: '', value: '+5511987654321' },
      { workspaceId, contactId, kind: 'whatsapp-user-id', scope: 's', value: 'BR.1000' },
    ]);
    const key = { workspaceId, bucket: 1, id: randomUUID() };
    await tx.insert(conversation).values({ ...key, channelId: id, contactId, lastInAt, lastMessageAt: lastInAt });
  });
  await simulator()?.reset();
  expect((await simulator()?.overview())?.numbers).toEqual([]);
  await registerSimulatedChannels();
  const listed = (await listChannels.call(ana, {})).find((channel) => channel.id === id);
  const people = await simulator()?.people(listed?.externalId ?? '');
  const windowUntil = lastInAt.getTime() + 24 * 3_600_000;
  const bia = { name: 'Bia', phone: '+5511987654321', userId: 'BR.1000', windowUntil };
  expect(people).toContainEqual(expect.objectContaining(bia));
});

test('a disconnected number is not told again', async () => {
  const { id } = await connectSimulator.call(ana, { name: 'Third' });
  await disconnectChannel.call(ana, { id });
  await simulator()?.reset();
  await registerSimulatedChannels();
  expect((await simulator()?.overview())?.numbers.map((number) => number.verifiedName)).not.toContain('Third');
});

test('while the simulator is off none can be connected, and sends to it provably go nowhere', async () => {
  const { id } = await connectSimulator.call(ana, { name: 'Fourth' });
  setSimulator(undefined);
  try {
    await expect(connectSimulator.call(ana, {})).rejects.toMatchObject({ code: 'simulator-off' });
    expect((await asEngine((tx) => openChannel(tx, id))).baseUrl).toBe('http://simulator.invalid');
    await registerSimulatedChannels();
  } finally {
    setSimulator(portOf(running.url));
  }
});

test('a simulator that is away does not keep a number from being connected', async () => {
  setSimulator(1);
  try {
    const { id } = await connectSimulator.call(ana, { name: 'Fifth' });
    expect((await listChannels.call(ana, {})).map((channel) => channel.id)).toContain(id);
  } finally {
    setSimulator(portOf(running.url));
  }
});
