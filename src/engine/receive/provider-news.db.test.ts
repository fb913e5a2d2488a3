import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import type { Json } from '#/lib/json.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { receiveWebhook } from './receive-webhook.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const deliver = (body: Json) => receiveWebhook(lab.deps, lab.door, whatsappCloudAdapter.parse(body));
const fixture = (name: string, change: (text: string) => string = String) =>
  deliver(JSON.parse(change(JSON.stringify(readFixture(`webhooks/${name}.json`)))));
const text = (words: string, marketing = false) => ({ type: 'send-text', config: { text: words, marketing } });
const talk = (...words: [string, boolean?][]) =>
  lab.publish(
    drawFlow(
      { k: { type: 'any-message' }, ...Object.fromEntries(words.map(([said, ad], i) => [`s${i}`, text(said, ad)])) },
      ...words.map((_, i) => (i === 0 ? 'k.next>s0' : `s${i - 1}.next>s${i}`)),
    ),
  );

describe('service messages', () => {
  const usage = () => lab.rows(`select month::text, free, charged from service_usage order by month`);
  const free = { pricing: { type: 'free_customer_service', category: 'service' } };
  const charged = { pricing: { type: 'regular', category: 'service' } };
  /** Statuses of the nth message that was sent. */
  const status = (n: number, name: string, more = {}) =>
    lab.status(lab.sent[n - 1] as (typeof lab.sent)[number], `wamid.out${n}`, name, more);

  beforeEach(async () => {
    await talk(['one'], ['two']);
    await lab.say('hi');
    await lab.settle();
  });

  it('count once each, free and charged apart, however often and in whichever order their statuses come', async () => {
    await status(1, 'read', free);
    await status(1, 'sent', free);
    await status(1, 'delivered', free);
    await status(1, 'delivered', free);
    await status(2, 'sent', charged);
    expect(await usage()).toEqual([{ month: '2026-11-01', free: 1, charged: 0 }]);
    await status(2, 'delivered');
    await status(2, 'read', charged);
    expect(await usage()).toEqual([{ month: '2026-11-01', free: 1, charged: 1 }]);
  });

  it('that are recorded as free and as charged are told apart', async () => {
    const wamid = /wamid\.[^"]+/;
    await fixture('status-service-free-tier', (body) => body.replace(wamid, 'wamid.out1'));
    await fixture('status-service-charged', (body) => body.replace(wamid, 'wamid.out2'));
    expect(await usage()).toEqual([{ month: '2026-11-01', free: 1, charged: 1 }]);
  });

  it('count in the month in which they were delivered', async () => {
    await status(1, 'delivered', free);
    lab.clock.at = Date.UTC(2026, 11, 1, 0, 1);
    await status(2, 'delivered', free);
    expect(await usage()).toEqual([
      { month: '2026-11-01', free: 1, charged: 0 },
      { month: '2026-12-01', free: 1, charged: 0 },
    ]);
  });

  it('do not count while nobody has received them, nor when they are something else', async () => {
    await status(1, 'sent', charged);
    await status(1, 'failed', { errors: [{ code: 131026, title: 'no' }] });
    await status(2, 'delivered', { pricing: { type: 'regular', category: 'utility' } });
    expect(await usage()).toEqual([]);
  });

  it('count when their statuses came before we had stored the answer to the send', async () => {
    lab.answers.push('lose-answer');
    await lab.say('again');
    await lab.turn();
    await lab.sender.work();
    await lab.sender.drain();
    const lost = lab.sent.at(-1) as (typeof lab.sent)[number];
    await lab.status(lost, 'wamid.lost', 'delivered', charged);
    expect(await usage()).toEqual([{ month: '2026-11-01', free: 0, charged: 1 }]);
  });
});

describe('the free 72 hours after an advertisement', () => {
  it('are noted with their conversation, and open no window', async () => {
    await talk(['welcome']);
    await fixture('msg-referral-ad');
    await lab.settle();
    await fixture('status-free-entry-point', (body) => body.replace(/wamid\.[^"]+/, 'wamid.out1'));
    const [row] = await lab.rows<{ free_until: Date; last_in_at: Date }>(
      'select free_until, last_in_at from conversation',
    );
    expect(row?.free_until).toEqual(new Date(1_795_255_200_000));
    lab.clock.at = (row?.last_in_at.getTime() ?? 0) + 25 * 3_600_000;
    await lab.rows(`insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, priority, next_at,
      when_uncertain, purpose, payload) select workspace_id, bucket, uuidv7(), id, contact_id, channel_id, 0, '${new Date(lab.clock.at).toISOString()}',
      'keep', 'service', '{"body": {"type": "text"}, "upload": null}' from conversation`);
    await lab.settle();
    expect(lab.sent).toHaveLength(1);
    expect(await lab.rows('select id from outbox')).toEqual([]);
  });
});

describe('another speed of a number', () => {
  const limit = () => lab.rows('select full_rate, rate, burst from channel_limit');

  it('is used at once, and given back', async () => {
    await fixture('phone-quality-throughput');
    expect(await limit()).toEqual([{ full_rate: 1_000, rate: 1_000, burst: 1_000 }]);
    await fixture('phone-quality-throughput', (body) => body.replace('THROUGHPUT_UPGRADE', 'THROUGHPUT_DOWNGRADE'));
    expect(await limit()).toEqual([{ full_rate: 80, rate: 80, burst: 80 }]);
  });

  it('does not hurry a number of which the provider has just complained', async () => {
    await fixture('errors-value-130429');
    await fixture('phone-quality-throughput');
    expect(await limit()).toEqual([{ full_rate: 1_000, rate: 40, burst: 1_000 }]);
  });

  it('goes to the number that is named, and to nobody where it could be one of several', async () => {
    const [one, two] = ['00000000-0000-7000-8000-000000000001', lab.ids.channel];
    const named = (first: string | null, second: string | null) => {
      const of = (id: string, number: string | null) => ({ channel: { ...lab.door.own, id }, number });
      lab.door = { ...lab.door, byAccount: new Map([['100000000000001', [of(one, first), of(two, second)]]]) };
      return fixture('phone-quality-throughput');
    };
    await named(null, null);
    await named('+15550001111', null);
    expect(await limit()).toMatchObject([{ rate: 80 }]);
    await named(null, '+15550001111');
    expect(await limit()).toMatchObject([{ rate: 1_000 }]);
  });
});

describe('a restricted account', () => {
  const until = 1_795_255_200_000;
  const ends = () =>
    lab.rows(`select ending, ending_reason from message where direction = 'out' and ending is not null order by id`);

  it('holds marketing back until the restriction ends, and goes on answering', async () => {
    await fixture('acct-restriction');
    lab.clock.at = until - 3_600_000;
    await talk(['buy this', true]);
    await lab.say('hi');
    await lab.settle();
    expect(lab.sent).toEqual([]);
    await lab.rows(`update flow set status = 'archived'`);
    await talk(['an answer']);
    await lab.say('hello?', { from: '5511900000002' });
    await lab.settle();
    expect(lab.texts()).toEqual(['an answer']);
    await lab.rows(`update flow set status = 'live'`);
    await lab.wait(3_599_000);
    expect(lab.texts()).toEqual(['an answer']);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['an answer', 'buy this']);
  });

  it('cancels marketing that could not go afterwards either, and the run goes on', async () => {
    await fixture('acct-restriction');
    await talk(['buy this', true], ['an answer']);
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts()).toEqual(['an answer']);
    expect(await ends()).toEqual([{ ending: 'cancelled', ending_reason: 'account-restricted' }]);
  });

  it('sends again within a minute of being reinstated', async () => {
    await fixture('acct-restriction');
    lab.clock.at = until - 3_600_000;
    await talk(['buy this', true]);
    await lab.say('hi');
    await lab.settle();
    expect(lab.sent).toEqual([]);
    await fixture('acct-reinstated');
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['buy this']);
  });

  it('is one of ours: another account has nothing to do with it', async () => {
    await fixture('acct-restriction', (body) => body.replace('"id":"100000000000001"', '"id":"1"'));
    expect(await lab.rows('select paused_until from channel_limit')).toEqual([{ paused_until: null }]);
  });
});

describe('a changed security code', () => {
  const keys = () => lab.rows(`select kind, identity_key_hash as hash from contact_address order by kind`);

  it('is kept with the person, and told in the thread once, and to nobody else', async () => {
    await talk(['hello']);
    await fixture('msg-text');
    await lab.settle();
    const [before] = await lab.rows('select unread, last_in_at, last_message_at from conversation');
    const told: string[] = [];
    lab.deps.changed = (hints) => void told.push(...hints.map(({ topic }) => topic));
    for (let i = 0; i < 2; i++) await fixture('msg-system-identity-changed');
    await lab.settle();
    expect(await keys()).toEqual([
      { kind: 'phone', hash: 'Xk9dW2mQ1bE=' },
      { kind: 'whatsapp-user-id', hash: 'Xk9dW2mQ1bE=' },
    ]);
    expect(await lab.rows(`select body from message where body ? 'note'`)).toEqual([
      { body: { note: 'security-code-changed' } },
    ]);
    expect(told).toEqual(['conversation']);
    expect(lab.texts()).toEqual(['hello']);
    expect(await lab.rows('select unread, last_in_at, last_message_at from conversation')).toEqual([before]);
  });

  it('of somebody who never wrote is nobody’s news', async () => {
    await fixture('msg-system-identity-changed');
    expect(await lab.rows('select id from contact')).toEqual([]);
    expect(await lab.rows('select id from message')).toEqual([]);
  });
});
