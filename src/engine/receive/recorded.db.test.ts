import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { receiveWebhook } from './receive-webhook.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const fixture = (name: string, change: (text: string) => string = String) =>
  receiveWebhook(
    lab.deps,
    lab.door,
    whatsappCloudAdapter.parse(cleanJson(JSON.parse(change(JSON.stringify(readFixture(`webhooks/${name}.json`)))))),
  );
const count = async (table: string) => (await lab.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const addresses = async () =>
  (await lab.rows<{ value: string }>('select value from contact_address order by kind, value')).map(
    ({ value }) => value,
  );
const contents = () =>
  lab.rows<{ content: { kind: string; text?: string; providerMediaId?: string } }>(
    `select body -> 'in' as content from message where direction = 'in' order by at, id`,
  );
const answering = (text: string, words?: string[]) =>
  lab.publish(
    drawFlow(
      {
        k: words ? { type: 'keyword', config: { words, match: 'contains', priority: 5 } } : { type: 'any-message' },
        a: { type: 'send-text', config: { text } },
      },
      'k.next>a',
    ),
  );

describe('texts', () => {
  const original = (name: string): string =>
    readFixture<{ entry: [{ changes: [{ value: { messages: [{ text: { body: string } }] } }] }] }>(
      `webhooks/${name}.json`,
    ).entry[0].changes[0].value.messages[0].text.body;

  it.each([
    'msg-text-emoji-zwj',
    'msg-text-arabic',
    'msg-text-hebrew-bidi',
    'msg-text-combining',
    'msg-text-4096',
    'robust-text-20000',
  ])('%s is stored as it was written', async (name) => {
    await fixture(name);
    expect(await contents()).toEqual([{ content: { kind: 'text', text: original(name) } }]);
  });

  it('longer than any answer may be are quoted as far as that goes', async () => {
    await answering('You said: {{ message.text }}');
    await fixture('robust-text-20000');
    await lab.settle();
    const [said] = lab.texts();
    expect(said?.length).toBeGreaterThan(4_000);
    expect(said?.length).toBeLessThanOrEqual(4_096);
    expect(said?.isWellFormed()).toBe(true);
  });

  it('are matched whatever digits they are written with', async () => {
    await answering('half past three', ['3:30']);
    await fixture('msg-text-arabic');
    await lab.settle();
    expect(lab.texts()).toEqual(['half past three']);
  });

  it('that ask to stop opt out at once, whatever blanks and letters they have, and are confirmed once', async () => {
    await answering('hello');
    for (let i = 0; i < 2; i++) {
      await fixture('msg-text-stop');
      await lab.settle();
    }
    expect(await lab.rows('select change, source from consent_log')).toEqual([{ change: 'opt-out', source: 'word' }]);
    expect(lab.texts()).toEqual([expect.stringContaining('no more marketing')]);
  });

  it('that ask for a person bring one, and the bot is quiet', async () => {
    await answering('hello');
    await lab.publish(
      drawFlow(
        {
          k: { type: 'keyword', config: { words: ['human'], match: 'contains', priority: 5 } },
          h: { type: 'hand-over', config: { note: '' } },
        },
        'k.next>h',
      ),
    );
    await fixture('msg-text-human');
    await lab.settle();
    await fixture('msg-text-human', (body) => body.replace(/wamid\.[^"]+/, 'wamid.again').replace('human', 'robot'));
    await lab.settle();
    expect(await lab.rows('select owner from conversation')).toEqual([{ owner: 'people' }]);
    expect(lab.sent).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    'msg-image-caption-url',
    'msg-image-no-caption-no-url',
    'msg-video',
    'msg-audio-voice',
    'msg-audio-file',
    'msg-document',
    'msg-sticker-static',
    'msg-sticker-animated',
    'msg-referral-post',
  ])('%s is fetched by its id at once', async (name) => {
    await fixture(name);
    const [message] = await contents();
    expect(message?.content.providerMediaId).toMatch(/^\d+$/);
    expect(lab.jobs).toMatchObject([
      { queue: 'fetch-media', payload: { providerMediaId: message?.content.providerMediaId } },
    ]);
  });

  it('may bring an advertisement along', async () => {
    await fixture('msg-referral-post');
    expect(await lab.rows(`select referral ->> 'source_type' as type from message`)).toEqual([{ type: 'post' }]);
  });
});

describe('people', () => {
  it('are not made of the cards that somebody shares', async () => {
    await fixture('msg-contacts-shared');
    expect(await lab.rows('select name from contact')).toEqual([{ name: 'Amira Haddad' }]);
  });

  it('without a contacts array have no name, and are answered', async () => {
    await answering('hello');
    await fixture('robust-missing-contacts');
    await lab.settle();
    expect(await lab.rows('select name from contact')).toEqual([{ name: null }]);
    expect(lab.texts()).toEqual(['hello']);
  });

  it('keep their parent id, and are not written to by it', async () => {
    await answering('hello');
    await fixture('msg-text-parent-bsuid');
    await lab.settle();
    const parents = await lab.rows<{ value: string }>(
      `select value from contact_address where kind = 'whatsapp-parent-user-id'`,
    );
    expect(parents).toHaveLength(1);
    expect(JSON.stringify(lab.sent)).not.toContain(parents[0]?.value);
    expect(lab.texts()).toEqual(['hello']);
  });

  it('that change their number keep their contact also when no user id is told', async () => {
    await fixture('msg-text-legacy-no-user-id');
    await fixture('msg-system-number-changed-legacy');
    expect(await count('contact')).toBe(1);
    expect(await addresses()).toEqual(['+15550102091']);
  });

  it('are told apart within one delivery, by id and not by place', async () => {
    await fixture('batch-multi-messages');
    const said = await lab.rows<{ name: string; texts: number }>(
      `select ct.name, count(*)::int as texts from message m join conversation c on c.id = m.conversation_id
        join contact ct on ct.id = c.contact_id group by ct.name order by ct.name`,
    );
    expect(said).toHaveLength(2);
    expect(said.reduce((sum, { texts }) => sum + texts, 0)).toBe(3);
    expect(said.every(({ name }) => name)).toBe(true);
  });
});

describe('what cannot be shown', () => {
  it.each([
    'msg-unsupported-poll',
    'msg-unsupported-no-subtype',
    'msg-interactive-missing-body',
    'robust-unknown-type',
  ])('%s keeps its place and the window open, and is answered once', async (name) => {
    await answering('I cannot read that');
    await fixture(name);
    await fixture(name);
    await lab.settle();
    expect((await contents()).map(({ content }) => content.kind)).toEqual(['unsupported']);
    expect(await lab.rows('select last_in_at is not null as open from conversation')).toEqual([{ open: true }]);
    expect(lab.texts()).toEqual(['I cannot read that']);
  });

  it.each([
    'msg-group-text',
    'status-group-read',
    'status-unknown-value',
    'call-status',
    'smb-state-sync',
    'robust-unknown-field',
    'flow-status',
    'flow-endpoint-latency',
    'phone-username',
    'acct-capability-number',
    'acct-capability-tier',
    'tmpl-approved',
    'tmpl-category-changed',
  ])('%s is kept raw, and touches nobody', async (name) => {
    await answering('hello');
    await fixture(name);
    await lab.settle();
    for (const table of ['contact', 'conversation', 'message', 'status_seen', 'inbox'])
      expect(await count(table)).toBe(0);
    expect(await count('webhook_raw')).toBeGreaterThan(0);
    expect(await lab.rows('select state from channel')).toEqual([{ state: 'active' }]);
    expect(lab.sent).toEqual([]);
  });
});

describe('statuses', () => {
  const ours = (name: string) => fixture(name, (body) => body.replace(/wamid\.[^"]+/, 'wamid.out1'));
  const sent = () =>
    lab.rows<Record<string, unknown>>(
      `select status, sent_at, delivered_at, read_at, ending, error ->> 'code' as code, pricing ->> 'category' as category
        from message where direction = 'out'`,
    );
  beforeEach(async () => {
    await answering('hello');
    await fixture('msg-text');
    await lab.settle();
  });

  it('bring the price once', async () => {
    await ours('status-sent');
    expect(await sent()).toMatchObject([{ status: 2, category: 'utility' }]);
    await ours('status-marketing-lite');
    expect(await sent()).toMatchObject([{ category: 'utility' }]);
  });

  it('that say read say delivered, too', async () => {
    await ours('status-read-without-delivered');
    const [row] = await sent();
    expect(row).toMatchObject({ status: 4, category: 'utility' });
    expect(row?.delivered_at).toEqual(row?.read_at);
  });

  it('find their message by its id where they name no phone', async () => {
    await ours('status-delivered-bsuid-only');
    expect(await sent()).toMatchObject([{ status: 3, ending: null }]);
  });

  it('that fail find it, too', async () => {
    await ours('status-failed-bsuid-only');
    expect(await sent()).toMatchObject([{ ending: 'failed', code: '131026' }]);
  });

  it('with a mark that is not ours find it by its id, and nothing else', async () => {
    await ours('status-sent-opaque-data');
    expect(await sent()).toMatchObject([{ status: 2 }]);
    await fixture('status-sent-opaque-data', (body) => body.replace(/wamid\.[^"]+/, 'wamid.else'));
    expect(await lab.rows('select provider_id from status_seen where held is not null')).toEqual([
      { provider_id: 'wamid.else' },
    ]);
  });

  it('come along with messages, and each is dealt with', async () => {
    const before = (await count('message')) ?? 0;
    const received = await fixture('batch-messages-and-statuses');
    expect(received.statuses).toBeGreaterThan(0);
    expect(received.messages).toBeGreaterThan(0);
    expect(await count('message')).toBe(before + received.messages);
    expect(await count('status_seen')).toBe(received.statuses);
  });

  it.each([
    ['status-failed-131042', `select state = 'paused' as done from channel`],
    ['status-failed-131047', `select last_in_at < '2026-11-17T10:00:01Z' as done from conversation`],
    ['status-failed-131049', `select marketing_blocked_until > '2026-11-19T09:59:00Z' as done from conversation`],
    ['status-failed-131050', `select opted_out_at is not null as done from contact`],
    ['status-failed-131056', `select pair_blocked_until is not null and pair_strikes = 1 as done from conversation`],
  ])('%s does what its code asks for', async (name, question) => {
    expect(await lab.rows(question)).not.toEqual([{ done: true }]);
    await ours(name);
    expect(await lab.rows(question)).toEqual([{ done: true }]);
    if (name === 'status-failed-131042') expect(lab.reports).toContain('channel-paused');
  });
});
