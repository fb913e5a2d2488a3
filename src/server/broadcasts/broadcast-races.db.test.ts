import { beforeEach, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { claimSends } from '#/engine/send/claim-sends.ts';
import { standStill, untilBlocked } from '#/engine/testing/stopping-pool.ts';
import { rawPool } from '../db/client.ts';
import { setBroadcastStatus } from './set-status.ts';
import { openSending, type Sending } from './testing/sending.ts';

let sending: Sending;
let id: string;
beforeEach(async () => {
  sending = await openSending();
  id = await sending.send();
  await sending.freeze(id);
});

const claim = () => claimSends(sending.lab.deps, () => whatsappCloudAdapter.capabilities, 10);
const stop = () => setBroadcastStatus.call(sending.operator, { id, status: 'cancelled' });
const claimed = () => sending.lab.rows(`select id from outbox where state = 'sending'`);

it('a stop that commits before a claim has its locks is seen by it', async () => {
  await expandBroadcasts(sending.lab.deps);
  const written = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const stopped = rawPool().begin(async (tx) => {
    await tx.unsafe(`update broadcast set status = 'cancelled'`);
    written.resolve();
    await released.promise;
  });
  await written.promise;
  const under = claim();
  await untilBlocked(1, under);
  released.resolve();
  await stopped;
  expect(await under).toEqual([]);
  expect(await claimed()).toEqual([]);
});

it('a stop waits for a claim that has its locks, and reports what it claimed as under way', async () => {
  await expandBroadcasts(sending.lab.deps);
  const under = await standStill(sending.lab.deps, 'commit', claim);
  const stopped = stop();
  await untilBlocked(1, stopped);
  under.goOn();
  expect(await under.under).toHaveLength(6);
  expect(await stopped).toEqual({ held: 0, cancelled: 0, inFlight: 6 });
  expect(await claim()).toEqual([]);
});

it('a stop waits for what is being planned, and takes it back', async () => {
  const planning = await standStill(sending.lab.deps, 'update broadcast_recipient', () =>
    expandBroadcasts(sending.lab.deps),
  );
  const stopped = stop();
  await untilBlocked(1, stopped);
  planning.goOn();
  await planning.under;
  expect(await stopped).toEqual({ held: 0, cancelled: 6, inFlight: 0 });
  expect(await sending.lab.rows('select id from outbox')).toEqual([]);
  expect(await sending.outcomes(id)).toEqual({ cancelled: 6 });
});

it('a pause waits for what is being planned, so that what it reports as held is all there is', async () => {
  const planning = await standStill(sending.lab.deps, 'update broadcast_recipient', () =>
    expandBroadcasts(sending.lab.deps),
  );
  const paused = setBroadcastStatus.call(sending.operator, { id, status: 'paused' });
  await untilBlocked(1, paused);
  planning.goOn();
  await planning.under;
  expect(await paused).toEqual({ held: 6, cancelled: 0, inFlight: 0 });
});

it('who is in the middle of a turn is planned for afterwards', async () => {
  const [first] = await sending.contacts();
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const turn = rawPool().begin(async (tx) => {
    await tx.unsafe(`select from conversation where contact_id = '${first?.id}' for no key update`);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  expect(await expandBroadcasts(sending.lab.deps)).toBe(5);
  released.resolve();
  await turn;
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
});
