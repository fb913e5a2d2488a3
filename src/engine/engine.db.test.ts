import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from './testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const reminder = drawFlow(
  {
    k: { type: 'keyword', config: { words: ['price'], match: 'contains' } },
    hi: { type: 'send-text', config: { text: 'Hi {{ contact.first_name }}' } },
    w: { type: 'wait', config: { until: { how: 'duration', amount: 2, unit: 'seconds' } } },
    more: { type: 'send-text', config: { text: 'Still there?' } },
  },
  'k.next>hi',
  'hi.next>w',
  'w.next>more',
);

describe('the thread through everything', () => {
  it('answers a keyword, waits, goes on, and ends', async () => {
    await lab.publish(reminder);
    await lab.say('What is the PRICE?');
    await lab.settle();
    expect(lab.texts()).toEqual(['Hi Ana']);
    expect(lab.sent[0]?.to).toBe('+5511987654321');
    expect(await lab.rows('select status, node, seq from run')).toEqual([{ status: 'waiting', node: 'w', seq: 1 }]);
    await lab.wait(1_999);
    expect(lab.texts()).toEqual(['Hi Ana']);
    await lab.wait(1);
    expect(lab.texts()).toEqual(['Hi Ana', 'Still there?']);
    expect(await lab.rows('select status, seq from run')).toEqual([{ status: 'done', seq: 2 }]);
    expect(await lab.rows('select * from inbox')).toEqual([]);
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('gives every message exactly one disposition, and a redelivery none', async () => {
    await lab.publish(reminder);
    await lab.say('price', { id: 'wamid.A' });
    await lab.settle();
    const again = await lab.say('price', { id: 'wamid.A' });
    await lab.say('something else', { id: 'wamid.B' });
    await lab.settle();
    expect(again).toMatchObject({ messages: 0, repeated: 1 });
    const found = await lab.rows('select outcome, reason, because from disposition order by message_id');
    expect(found).toEqual([
      { outcome: 'started-flow', reason: null, because: 'price' },
      { outcome: 'to-inbox', reason: 'no-trigger', because: null },
    ]);
    expect(lab.sent).toHaveLength(1);
  });

  it('raises a message with its statuses, never back, and joins one that came too early', async () => {
    await lab.publish(reminder);
    await lab.say('price');
    await lab.settle();
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    for (const status of ['read', 'delivered', 'sent', 'delivered']) await lab.status(request, 'wamid.out1', status);
    const [row] = await lab.rows(
      'select status, delivered_at is not null as d, read_at is not null as r from message where direction = $$out$$ order by id limit 1',
    );
    expect(row).toEqual({ status: 4, d: true, r: true });
  });
});
