import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, type LabRequest, openLab } from '../testing/lab.ts';
import { standStill, untilBlocked } from '../testing/stopping-pool.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  await lab.publish(
    drawFlow({ k: { type: 'any-message', config: {} }, a: { type: 'send-text', config: { text: 'one' } } }, 'k.next>a'),
  );
  await lab.say('hi');
  await lab.turn();
  await lab.sender.work();
});

/** The provider reports on the message without echoing our mark. */
const unmarked = (status: string, more: object = {}) => ({
  statuses: [
    { id: 'wamid.out1', status, timestamp: String(Math.floor(lab.clock.now() / 1_000)), recipient_id: '551', ...more },
  ],
});
const told = () => lab.rows(`select status, ending from message where direction = 'out'`);
const held = () => lab.rows('select status from status_seen where held is not null order by status');

describe('statuses without our mark that come before the end of the request is written down', () => {
  it('are held, and joined when it is', async () => {
    await lab.deliver(unmarked('delivered'), unmarked('sent'));
    expect(await held()).toEqual([{ status: 'delivered' }, { status: 'sent' }]);
    await lab.sender.drain();
    expect(await told()).toEqual([{ status: 3, ending: null }]);
    expect(await held()).toEqual([]);
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('do all that they would have done: a failure for now plans another attempt', async () => {
    await lab.deliver(unmarked('failed', { errors: [{ code: 131056, title: 'pair' }] }));
    await lab.sender.drain();
    expect(await held()).toEqual([]);
    expect(await lab.rows('select state from outbox')).toEqual([{ state: 'ready' }]);
    await lab.wait(1_000);
    expect(lab.sent.map(({ mark }) => mark.attempt)).toEqual([1, 2]);
  });

  it('are joined by a status with our mark, too, when the answer never came', async () => {
    await lab.deliver(unmarked('delivered'));
    expect(await held()).toEqual([{ status: 'delivered' }]);
    await lab.status(lab.sent[0] as LabRequest, 'wamid.out1', 'sent');
    expect(await told()).toEqual([{ status: 3, ending: null }]);
    expect(await held()).toEqual([]);
  });

  it('of other messages stay held', async () => {
    await lab.deliver({
      statuses: [{ id: 'wamid.other', status: 'sent', timestamp: '1795000000', recipient_id: '551' }],
    });
    await lab.sender.drain();
    expect(await held()).toEqual([{ status: 'sent' }]);
    expect(await told()).toEqual([{ status: 1, ending: null }]);
  });
});

describe('a status without our mark that comes at the very moment', () => {
  it('is joined by whoever writes the end down, when it was not there to be found before', async () => {
    const webhook = await standStill(lab.deps, 'update status_seen s set held', () =>
      lab.deliver(unmarked('delivered')),
    );
    const settled = lab.sender.drain();
    await untilBlocked(1, settled);
    webhook.goOn();
    await Promise.all([webhook.under, settled]);
    expect(await told()).toEqual([{ status: 3, ending: null }]);
    expect(await held()).toEqual([]);
  });

  it('finds the message, when its end was being written and nobody had seen the status', async () => {
    const settled = await standStill(lab.deps, 'commit', () => lab.sender.drain());
    const webhook = lab.deliver(unmarked('delivered'));
    await untilBlocked(1, webhook);
    settled.goOn();
    await Promise.all([webhook, settled.under]);
    expect(await told()).toEqual([{ status: 3, ending: null }]);
    expect(await held()).toEqual([]);
  });
});
