import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { fixtureNames, readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import type { Json } from '#/lib/json.ts';
import { type Lab, openLab } from '../testing/lab.ts';
import { receiveWebhook } from './receive-webhook.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

/** Delivers a recorded webhook as the route would. */
const fixture = (name: string) => deliver(readFixture(`webhooks/${name}.json`));
const deliver = (body: Json) => receiveWebhook(lab.deps, lab.door, whatsappCloudAdapter.parse(cleanJson(body)));

const addresses = () => lab.rows<{ value: string }>(`select kind, value from contact_address order by kind, value`);
const count = async (table: string) => (await lab.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

/** The part of a recorded system message that the test puts among others. */
interface SystemBody {
  entry: [{ changes: [{ value: { messages: [{ timestamp: string }] } }] }];
}

describe('who somebody is', () => {
  it('keeps phone and user id on one contact', async () => {
    await fixture('msg-text');
    expect(await count('contact')).toBe(1);
    expect(await addresses()).toEqual([
      { kind: 'phone', value: '+15550102001' },
      { kind: 'whatsapp-user-id', value: 'US.10000000000000000001' },
    ]);
  });

  it('never needs a phone, and takes an empty one for a missing one', async () => {
    await fixture('msg-text-bsuid-no-phone');
    await fixture('msg-text-bsuid-empty-phone');
    expect(await count('contact')).toBe(1);
    expect(await count('conversation')).toBe(1);
    expect(await addresses()).toEqual([{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000005' }]);
    expect(await lab.rows('select name, username from contact')).toEqual([{ name: 'Tomás', username: 'tomas.rivera' }]);
  });

  it('finds a contact known by phone alone when the user id turns up, and the other way round', async () => {
    await fixture('msg-text-legacy-no-user-id');
    await fixture('msg-text');
    expect(await count('contact')).toBe(1);
    expect(await addresses()).toHaveLength(2);
  });

  it('hangs a phone that the person shared on request on the same contact', async () => {
    await fixture('msg-text-bsuid-no-phone');
    await fixture('msg-contacts-from-request');
    expect(await count('contact')).toBe(1);
    expect(await addresses()).toContainEqual({ kind: 'phone', value: '+525500000005' });
  });

  it('does not take a card shared by hand for the number of the sender', async () => {
    await fixture('msg-contacts-other-vcard');
    expect(await addresses()).toEqual([{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000005' }]);
  });

  it('moves a contact to a new number and a new user id in one step, with opt-out and history', async () => {
    await fixture('msg-text');
    await fixture('pref-stop');
    await fixture('msg-system-number-changed');
    expect(await addresses()).toEqual([
      { kind: 'phone', value: '+15550102091' },
      { kind: 'whatsapp-user-id', value: 'US.10000000000000000091' },
    ]);
    expect(await lab.rows('select opted_out_at is not null as out from contact')).toEqual([{ out: true }]);
  });

  it('takes a change of number and the first text under the new one, in whichever order and delivery they come', async () => {
    const text = (from: string, user: string, id: string, timestamp: string) => ({
      from,
      from_user_id: user,
      id,
      timestamp,
      type: 'text',
      text: { body: id },
    });
    const moved = (readFixture('webhooks/msg-system-number-changed.json') as never as SystemBody).entry[0].changes[0]
      .value;
    const [system] = moved.messages;
    const at = Number(system.timestamp);
    const old = text('15550102001', 'US.10000000000000000001', 'wamid.a', String(at - 60));
    const next = text('15550102091', 'US.10000000000000000091', 'wamid.b', String(at + 1));
    await lab.deliver({ messages: [next as never, system as never, old as never] });
    expect(await count('contact')).toBe(1);
    expect(await count('message')).toBe(2);
    expect(await addresses()).toHaveLength(2);
  });

  it('joins the stranger that a text under the new number made before the news', async () => {
    await fixture('msg-text');
    await fixture('pref-stop');
    await lab.say('hi', { from: '15550102091' });
    await fixture('msg-system-number-changed');
    expect(await lab.rows('select opted_out_at is not null as out from contact where merged_into is null')).toEqual([
      { out: true },
    ]);
    expect(await lab.rows('select count(distinct conversation_id)::int as n from message')).toEqual([{ n: 1 }]);
  });

  it('finds the contact by the previous user id alone', async () => {
    await fixture('msg-text-bsuid-no-phone');
    await fixture('msg-system-user-id-changed');
    expect(await addresses()).toEqual([{ kind: 'whatsapp-user-id', value: 'MX.10000000000000000095' }]);
  });

  it('never overwrites a name with nothing, nor one that somebody corrected', async () => {
    await fixture('msg-text');
    await fixture('robust-contact-no-name');
    expect(await lab.rows('select name from contact')).toEqual([{ name: 'Amira Haddad' }]);
    await lab.rows(`update contact set name = 'Dr Haddad'`);
    await fixture('msg-image-caption-url');
    expect(await lab.rows('select name from contact')).toEqual([{ name: 'Dr Haddad' }]);
  });

  it('makes one contact of ten first messages that arrive at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => lab.say('album', { from: '5511900000042', id: `wamid.album${i}` })),
    );
    expect(await count('contact')).toBe(1);
    expect(await count('conversation')).toBe(1);
    expect(await count('message')).toBe(10);
    expect(await count('inbox')).toBe(10);
  });
});

describe('what is delivered more than once', () => {
  it.each(['seq-duplicate-delivery', 'seq-duplicate-repacked'])('stores each message of %s once', async (name) => {
    const deliveries = readFixture<Json[]>(`webhooks/${name}.json`);
    for (const body of [...deliveries, ...deliveries]) await deliver(body);
    const distinct = await lab.rows('select distinct provider_id from message');
    expect(await count('message')).toBe(distinct.length);
    expect(await count('inbox')).toBe(distinct.length);
  });

  it('stores a message once that two deliveries bring at the same moment', async () => {
    const body = readFixture('webhooks/msg-text.json');
    await Promise.all(Array.from({ length: 5 }, () => deliver(body)));
    expect(await count('message')).toBe(1);
    expect(await lab.rows('select deliveries from inbound_seen')).toEqual([{ deliveries: 5 }]);
  });
});

describe('what is not a message', () => {
  it('hangs reactions, edits and removals on their message, and starts nothing', async () => {
    await fixture('msg-text');
    await lab.rows(`update message set provider_id = 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI5MDU2RkFGMDlCNzk2QjU3Q0QA'`);
    await fixture('msg-reaction');
    expect(await lab.rows('select annotations from message')).toEqual([{ annotations: { reaction: '❤️' } }]);
    await fixture('msg-reaction-removed');
    expect(await lab.rows('select annotations from message')).toEqual([{ annotations: {} }]);
    expect(await count('inbox')).toBe(1);
  });

  it('takes an answer from the phone app for a takeover, shows it, and never treats it as inbound', async () => {
    await fixture('msg-text');
    await fixture('smb-echo-text');
    expect(await lab.rows('select owner, owner_epoch from conversation')).toEqual([
      { owner: 'people', owner_epoch: 1 },
    ]);
    expect(await lab.rows(`select author from message where direction = 'out'`)).toEqual([{ author: 'app' }]);
    expect(await lab.rows('select kind, payload ->> $$to$$ as to from inbox order by id')).toEqual([
      { kind: 'message', to: null },
      { kind: 'owner-changed', to: 'people' },
    ]);
  });

  it('books the preference that a person set in WhatsApp', async () => {
    await fixture('pref-stop');
    expect(await lab.rows('select change, source from consent_log')).toEqual([
      { change: 'opt-out', source: 'provider-preference' },
    ]);
    await fixture('pref-stop');
    expect(await count('consent_log')).toBe(1);
  });

  it('slows a number of which the provider complains', async () => {
    await fixture('errors-value-130429');
    expect(await lab.rows('select rate from channel_limit')).toEqual([{ rate: 40 }]);
  });

  it('keeps what it does not understand, and what names a foreign number, without touching anybody', async () => {
    await fixture('robust-unknown-field');
    await fixture('robust-unknown-number');
    expect(await count('webhook_raw')).toBe(2);
    expect(await count('contact')).toBe(0);
    expect(lab.reports).toContain('webhook-foreign-number');
  });

  it('gives each item of a mixed delivery to its own number only', async () => {
    const received = await fixture('batch-multi-entry-multi-change');
    expect(received).toMatchObject({ messages: 1, foreign: 3 });
    expect(await lab.rows(`select body -> 'in' ->> 'text' as text from message`)).toEqual([{ text: 'to number one' }]);
  });
});

describe('what happens to a message later', () => {
  const echo = 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI0MDI2NURGMkU1MEFGQzY0NzUA';
  const inbound = 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBRFRjAyMTcxMzkyNjhGOERFOUZCMAA=';
  const shown = (id: string) =>
    lab.rows(`select body -> 'in' as body, annotations from message where provider_id = '${id}'`);

  it('shows the edit of an answer from the phone app, and keeps nothing of one that was deleted there', async () => {
    await fixture('smb-echo-text');
    await fixture('smb-echo-edit');
    expect(await shown(echo)).toMatchObject([{ annotations: { edited: 'Hi Amira, yes: two left' } }]);
    await fixture('smb-echo-revoke');
    await fixture('smb-echo-edit');
    expect(await shown(echo)).toEqual([{ body: { kind: 'text', text: '' }, annotations: { removed: true } }]);
    expect(await lab.rows(`select id from inbox where kind = 'message'`)).toEqual([]);
  });

  it('does the same for the person, whose file is then not wanted any more, and tells the open thread', async () => {
    const told: string[] = [];
    lab.deps.changed = (hints) => void told.push(...hints.map(({ topic }) => topic));
    const image = { type: 'image', image: { id: '1', mime_type: 'image/jpeg', caption: 'two' } };
    await lab.say('', { from: '15550102001', id: inbound, message: image });
    told.length = 0;
    await fixture('msg-edit');
    expect(told).toContain('conversation');
    expect(await shown(inbound)).toMatchObject([
      { body: { kind: 'media', caption: 'two' }, annotations: { edited: 'I meant 3, not 2' } },
    ]);
    told.length = 0;
    await fixture('msg-revoke');
    expect(told).toContain('conversation');
    expect(await shown(inbound)).toEqual([{ body: { kind: 'text', text: '' }, annotations: { removed: true } }]);
    expect(await lab.rows('select asset_id from message')).toEqual([{ asset_id: 'lost' }]);
  });

  it('lets nobody edit or remove what the other side wrote', async () => {
    await fixture('smb-echo-text');
    await lab.rows(`update message set provider_id = '${inbound}'`);
    await fixture('msg-edit');
    await fixture('msg-revoke');
    expect(await shown(inbound)).toMatchObject([{ body: { text: 'Hi Amira, yes we have it' }, annotations: null }]);
  });

  it('keeps the advertisement that brought the person', async () => {
    await fixture('msg-referral-ad');
    expect(await lab.rows(`select referral ->> 'source_type' as type from message`)).toEqual([{ type: 'ad' }]);
  });
});

describe('news of an account', () => {
  const named = (name: string, channels: [string, string | null][]) =>
    receiveWebhook(
      lab.deps,
      {
        ...lab.door,
        byAccount: new Map([
          ['100000000000001', channels.map(([id, number]) => ({ channel: { ...lab.door.own, id }, number }))],
        ]),
      },
      whatsappCloudAdapter.parse(readFixture(`webhooks/${name}.json`)),
    );
  const raw = () => lab.rows('select channel_id, reason from webhook_raw order by channel_id');
  const [one, two] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

  it('goes to every number of that account', async () => {
    await named('acct-capability-tier', [
      [one, '+15550001111'],
      [two, '+15550001112'],
    ]);
    expect(await raw()).toEqual([
      { channel_id: one, reason: 'messaging-limit' },
      { channel_id: two, reason: 'messaging-limit' },
    ]);
  });

  it('goes to the number that it names, else to one of which we do not know the number', async () => {
    await named('phone-security', [
      [one, '+15550001111'],
      [two, '+15550001112'],
    ]);
    await named('phone-security', [
      [one, '+15550001119'],
      [two, null],
    ]);
    expect(await raw()).toEqual([
      { channel_id: one, reason: 'security-pin-reset-request' },
      { channel_id: two, reason: 'security-pin-reset-request' },
    ]);
  });

  it('of an account or number that is not ours is kept aside', async () => {
    await named('phone-security', [[one, '+15550001119']]);
    lab.door = { ...lab.door, byAccount: new Map() };
    await fixture('acct-capability-tier');
    expect((await raw()).map(({ reason }) => reason)).toEqual(['unknown-number', 'unknown-number']);
  });
});

describe('statuses', () => {
  it('ends at read whatever the order, and keeps the first time of each', async () => {
    await lab.deliver({
      messages: [{ from: '15550102001', id: 'wamid.in', timestamp: '1794996000', type: 'text', text: { body: 'hi' } }],
    });
    const deliveries = readFixture<Json[]>('webhooks/seq-status-out-of-order.json');
    const id = /"id":\s*"(wamid[^"]+)"/.exec(JSON.stringify(deliveries[0]))?.[1];
    await lab.rows(`update message set provider_id = '${id}', direction = 'out'`);
    for (const body of deliveries) await deliver(body);
    const [row] = await lab.rows<{ status: number; sent_at: Date; delivered_at: Date; read_at: Date }>(
      'select status, sent_at, delivered_at, read_at from message',
    );
    expect(row?.status).toBe(4);
    expect(row?.sent_at.getTime()).toBeLessThanOrEqual(row?.delivered_at.getTime() ?? 0);
    expect(row?.delivered_at.getTime()).toBeLessThanOrEqual(row?.read_at.getTime() ?? 0);
  });

  it('holds a status of a message that is not known yet', async () => {
    await fixture('status-sent');
    expect(await lab.rows('select held is not null as held from status_seen')).toEqual([{ held: true }]);
  });

  it('never lets a status of one number touch a message of another', async () => {
    await lab.deliver({
      messages: [{ from: '15550102001', id: 'wamid.in', timestamp: '1794996000', type: 'text', text: { body: 'hi' } }],
    });
    const [message] = await lab.rows<{ id: string }>('select id from message');
    await lab.rows(`update message set channel_id = uuidv7(), direction = 'out'`);
    await lab.deliver({
      statuses: [
        {
          id: 'wamid.x',
          status: 'read',
          timestamp: '1794996001',
          recipient_id: '15550102001',
          biz_opaque_callback_data: `${message?.id}.1`,
        },
      ],
    });
    expect(await lab.rows('select status from message')).toEqual([{ status: 0 }]);
  });
});

describe('every recorded webhook', () => {
  const plain = fixtureNames('webhooks').filter((name) => !/^(http-|telegram-request)/.test(name));

  it.each(plain)('%s is stored without an error, twice over, and changes nothing the second time', async (name) => {
    const content = readFixture<Json>(`webhooks/${name}`);
    const bodies = Array.isArray(content) ? content : [content];
    const state = async () => [
      await count('message'),
      await count('contact'),
      await count('inbox'),
      await count('status_seen'),
      await count('consent_log'),
    ];
    for (const body of bodies) await deliver(body);
    const once = await state();
    for (const body of bodies) await deliver(body);
    expect(await state()).toEqual(once);
    await lab.settle();
    expect(await count('inbox')).toBe(0);
    const undecided = await lab.rows(
      `select id from message where direction = 'in' and not silent and not exists (select from disposition d where d.message_id = message.id)`,
    );
    expect(undecided).toEqual([]);
  });
});
