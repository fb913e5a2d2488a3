import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import type { Json } from '#/lib/json.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { receiveWebhook } from './receive-webhook.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  const hello = { type: 'send-text', config: { text: 'hello' } };
  await lab.publish(drawFlow({ k: { type: 'any-message' }, a: hello }, 'k.next>a'));
  await lab.publish(drawFlow({ k: { type: 'new-contact', config: { priority: 1 } }, a: hello }, 'k.next>a'));
});

const deliver = (body: Json) => receiveWebhook(lab.deps, lab.door, whatsappCloudAdapter.parse(body));
const fixture = (name: string) => deliver(readFixture(`webhooks/${name}.json`));
const amira = '15550102001';
const thanks = 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBRGODlFQ0M3QTBFRTBCMjgxODQ0QwA=';
const placeholder = 'wamid.HBgLMTU1NTAxMDIwMDEVAgARGBI0OTg0M0YyM0M5NEM3M0IwMzMA';

const count = async (table: string) => (await lab.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
/** The thread as it is shown: in the order of its ids. */
const thread = () =>
  lab.rows(`select direction, author, status, body -> 'in' ->> 'kind' as kind,
    coalesce(body -> 'in' ->> 'text', body -> 'in' ->> 'caption') as said from message order by id`);
const conversation = () =>
  lab.rows(`select unread, owner, last_in_at, last_message_at, last_turn_at from conversation`);

const imported = [
  { direction: 'out', author: 'app', status: 4, kind: 'text', said: 'Your order left today' },
  { direction: 'out', author: 'app', status: 5, kind: 'media', said: 'the package' },
  { direction: 'in', author: 'contact', status: 0, kind: 'text', said: 'Thanks!' },
];
const untouched = { unread: 0, owner: 'bot', last_in_at: null, last_turn_at: null };

describe('imported history', () => {
  it('stands in the thread, and nothing else happens', async () => {
    await fixture('smb-history-chunk');
    expect(await count('inbox')).toBe(0);
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(await count('run')).toBe(0);
    expect(await count('disposition')).toBe(0);
    expect(await conversation()).toEqual([{ ...untouched, last_message_at: new Date(1_794_988_000_000) }]);
    expect(await thread()).toEqual([
      imported[0],
      { direction: 'out', author: 'app', status: 5, kind: 'unsupported', said: null },
      imported[2],
    ]);
  });

  it.each([
    ['in order', ['smb-history-chunk', 'smb-history-media']],
    ['file first', ['smb-history-media', 'smb-history-chunk']],
    ['again and again', ['smb-history-chunk', 'smb-history-media', 'smb-history-chunk', 'smb-history-media']],
  ])('ends the same: %s', async (_, names) => {
    for (const name of names) await fixture(name);
    await lab.settle();
    expect(await thread()).toEqual(imported);
    expect(await conversation()).toEqual([{ ...untouched, last_message_at: new Date(1_794_988_000_000) }]);
    expect(await count('contact')).toBe(1);
    expect(lab.sent).toEqual([]);
    const [file] = await lab.rows<{ id: string }>(`select id from message where provider_id = '${placeholder}'`);
    expect(lab.jobs).toMatchObject([
      { queue: 'fetch-media', payload: { messageId: file?.id, providerMediaId: '983031183255933' } },
    ]);
  });

  it('stays before what was said since, and moves no conversation to the front', async () => {
    await lab.say('new', { from: amira });
    await lab.settle();
    const before = await conversation();
    await fixture('smb-history-chunk');
    await lab.settle();
    expect(await conversation()).toEqual(before);
    expect((await thread()).map(({ said }) => said)).toEqual(['Your order left today', null, 'Thanks!', 'new', null]);
    expect(lab.sent).toHaveLength(1);
  });

  it('makes no new contact of whoever writes later', async () => {
    await fixture('smb-history-chunk');
    await lab.say('hi', { from: amira });
    expect(await lab.rows(`select payload ->> 'firstContact' as first from inbox`)).toEqual([{ first: 'false' }]);
    await lab.settle();
    expect(lab.texts()).toEqual(['hello']);
  });

  it('swallows no message that is delivered only afterwards', async () => {
    await fixture('smb-history-chunk');
    for (let i = 0; i < 2; i++) await lab.say('Thanks!', { from: amira, id: thanks });
    await lab.settle();
    expect(lab.texts()).toEqual(['hello']);
    expect(await lab.rows(`select silent from message where provider_id = '${thanks}'`)).toEqual([{ silent: false }]);
    expect(await count('disposition')).toBe(1);
    await fixture('smb-history-chunk');
    expect(await lab.rows(`select silent from message where provider_id = '${thanks}'`)).toEqual([{ silent: false }]);
  });

  it('doubles nothing that we sent ourselves', async () => {
    await lab.say('hi', { from: amira });
    await lab.settle();
    const own = JSON.stringify(readFixture('webhooks/smb-history-chunk.json')).replace(placeholder, 'wamid.out1');
    const before = await count('message');
    await deliver(JSON.parse(own));
    expect(await count('message')).toBe((before ?? 0) + 2);
    expect(await lab.rows(`select author, body ? 'out' as ours from message where provider_id = 'wamid.out1'`)).toEqual(
      [{ author: 'bot', ours: true }],
    );
  });
});
