import { beforeEach, expect, it } from 'vitest';
import type { Address } from '#/channels/contract.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { resolvePeople } from './people.ts';

let lab: Lab;
const wait = { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'hours' } } };
const keyword = { type: 'keyword', config: { words: ['hi'], match: 'exact' } };
const phone = { kind: 'phone', value: '+5511955500001' } as const;
const userId = { kind: 'whatsapp-user-id', value: 'BR.1' } as const;

beforeEach(async () => {
  lab = await openLab();
  await lab.publish(
    drawFlow({ k: keyword, w: wait, t: { type: 'send-text', config: { text: 'later' } } }, 'k.next>w', 'w.next>t'),
  );
});

const channel = () => ({
  id: lab.ids.channel,
  workspaceId: lab.ids.workspace,
  kind: 'whatsapp-cloud',
  externalId: '200000000000002',
  addressScope: '100000000000001',
});
async function meet(...addresses: Address[]) {
  const { asReceiver } = await import('#/server/db/doors.ts');
  const person = { addresses, name: null, username: null };
  const [met] = await asReceiver((tx) => resolvePeople(tx, lab.deps, [{ channel: channel(), person }]));
  return met?.contactId as string;
}

it('an opt-out of either contact stays, with tags, fields, conversations and runs', async () => {
  await lab.say('hi', { from: phone.value.slice(1) });
  await lab.settle();
  const [old] = await lab.rows<{ id: string }>(`select id from contact`);
  await lab.rows(`update contact set opted_out_at = now(), fields = '{"city": "Lima"}'`);
  await lab.rows(`insert into contact_tag (workspace_id, contact_id, tag) select workspace_id, id, 'vip' from contact`);
  await lab.rows(`insert into contact_group (workspace_id, name) select workspace_id, 'Friends' from contact limit 1`);
  await lab.rows(`insert into contact_group_member (workspace_id, group_id, contact_id)
    select workspace_id, g.id, c.id from contact_group g join contact c using (workspace_id)`);
  await lab.rows(`update contact set notes = 'Of ' || left(coalesce(name, '?'), 3)`);
  const stranger = await meet(userId);
  expect(stranger).not.toBe(old?.id);
  // the number is shared: both are one person, known by the user id
  expect(await meet(userId, phone)).toBe(stranger);
  expect(
    await lab.rows(`select opted_out_at is not null as out, fields from contact where id = '${stranger}'`),
  ).toEqual([{ out: true, fields: { city: 'Lima' } }]);
  expect(await lab.rows(`select tag from contact_tag where contact_id = '${stranger}'`)).toEqual([{ tag: 'vip' }]);
  expect(await lab.rows(`select contact_id from contact_group_member where contact_id = '${stranger}'`)).toHaveLength(
    1,
  );
  expect(await lab.rows(`select notes from contact where id = '${stranger}'`)).toEqual([
    { notes: expect.stringMatching(/^Of /) },
  ]);
  expect(await lab.rows('select contact_id from conversation')).toEqual([{ contact_id: stranger }]);
  expect(await lab.rows('select contact_id from run')).toEqual([{ contact_id: stranger }]);
  expect(await lab.rows(`select change, source from consent_log where contact_id = '${stranger}'`)).toEqual([
    { change: 'opt-out', source: 'merge' },
  ]);
  // the run goes on with the same person
  await lab.wait(3_600_000);
  expect(lab.texts()).toEqual(['later']);
});

it('happens once', async () => {
  await meet(phone);
  const kept = await meet(userId);
  await meet(userId, phone);
  await meet(userId, phone);
  expect(lab.reports.filter((report) => report === 'contacts-merged')).toHaveLength(1);
  expect(await meet(phone)).toBe(kept);
});

it('two threads with one number become one, with their messages and runs, and an opt-out of either stays', async () => {
  await lab.say('hi', { from: phone.value.slice(1), id: 'wamid.p' });
  await lab.settle();
  await lab.rows(`update contact set opted_out_at = now(), fields = '{"city": "Lima", "size": "S"}'`);
  await lab.rows(`
    insert into consent_log (workspace_id, contact_id, change, source) select workspace_id, id, 'opt-out', 'word' from contact`);
  const card = { contacts: [{ profile: { name: 'Ana' }, user_id: userId.value }] };
  const write = (id: string, more: object) =>
    lab.deliver({
      ...card,
      messages: [{ from_user_id: userId.value, id, timestamp: String(lab.clock.at / 1000), ...more } as never],
    });
  await write('wamid.u', { type: 'text', text: { body: 'hello' } });
  await lab.settle();
  await lab.rows(`update contact set fields = '{"size": "M"}' where opted_out_at is null`);
  const kept = await meet(userId);
  const shared = { origin: 'contact_request', phones: [{ phone: phone.value, wa_id: phone.value.slice(1) }] };
  await write('wamid.s', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' }, ...shared }] });
  await lab.settle();
  expect(
    await lab.rows(`select id, opted_out_at is not null as out, fields from contact where merged_into is null`),
  ).toEqual([{ id: kept, out: true, fields: { city: 'Lima', size: 'M' } }]);
  expect(await lab.rows(`select source from consent_log where contact_id = '${kept}' order by source`)).toEqual([
    { source: 'merge' },
    { source: 'word' },
  ]);
  const [thread] = await lab.rows<{ id: string }>(`select id from conversation where contact_id = '${kept}'`);
  expect(await lab.rows('select distinct conversation_id from message')).toEqual([{ conversation_id: thread?.id }]);
  expect(await lab.rows('select contact_id, conversation_id, status from run')).toEqual([
    { contact_id: kept, conversation_id: thread?.id, status: 'waiting' },
  ]);
  await lab.wait(3_600_000);
  expect(lab.sent.map(({ to }) => to)).toEqual([phone.value]);
  expect(await lab.rows('select status from run')).toEqual([{ status: 'done' }]);
});

it('what waits to be sent goes out once, from the joined thread', async () => {
  await lab.say('hi', { from: phone.value.slice(1) });
  await lab.settle();
  await meet(userId);
  await lab.rows(`update run set due_at = now() - interval '10 years'`);
  lab.clock.at += 3_600_000;
  await lab.turn();
  expect(await lab.rows('select state from outbox')).toEqual([{ state: 'ready' }]);
  await lab.deliver({
    contacts: [{ profile: { name: 'Ana' }, user_id: userId.value }],
    messages: [
      {
        from_user_id: userId.value,
        id: 'wamid.u',
        timestamp: String(lab.clock.at / 1000),
        type: 'text',
        text: { body: 'x' },
      },
    ],
  });
  await meet(userId, phone);
  await lab.settle();
  expect(lab.texts()).toEqual(['later']);
  expect(await lab.rows('select id from outbox')).toEqual([]);
});

it('a send of which nobody knows is settled by its status all the same', async () => {
  await lab.say('hi', { from: phone.value.slice(1) });
  await lab.deliver({
    contacts: [{ profile: { name: 'Ana' }, user_id: userId.value }],
    messages: [
      {
        from_user_id: userId.value,
        id: 'wamid.u',
        timestamp: String(lab.clock.at / 1000),
        type: 'text',
        text: { body: 'x' },
      },
    ],
  });
  await lab.settle();
  lab.answers.push('lose-answer');
  await lab.wait(3_600_000);
  expect(await lab.rows('select state from outbox')).toEqual([{ state: 'uncertain' }]);
  await meet(userId, phone);
  await lab.status(lab.sent[0] as never, 'wamid.late', 'delivered');
  await lab.settle();
  expect(await lab.rows('select id from outbox')).toEqual([]);
  expect(await lab.rows(`select status from message where direction = 'out'`)).toEqual([{ status: 3 }]);
  expect(lab.sent).toHaveLength(1);
});

it('a number that was passed on takes its opt-out along, and nothing else of its former owner', async () => {
  const other = { kind: 'whatsapp-user-id', value: 'BR.2' } as const;
  const former = await meet(phone, other);
  await lab.rows(`update contact set opted_out_at = now(), fields = '{"city": "Lima"}'`);
  const next = await meet(userId);
  expect(await meet(userId, phone)).toBe(next);
  expect(await meet(other)).toBe(former);
  expect(await lab.rows(`select fields, opted_out_at is not null as out from contact where id = '${next}'`)).toEqual([
    { fields: {}, out: true },
  ]);
});

it('people of one delivery end on the contact that they became', async () => {
  const [a, b] = [await meet(phone), await meet(userId)];
  const { asReceiver } = await import('#/server/db/doors.ts');
  const refs = [[phone], [userId, phone], [phone]].map((addresses) => ({
    channel: channel(),
    person: { addresses, name: null, username: null },
  }));
  const met = await asReceiver((tx) => resolvePeople(tx, lab.deps, refs));
  expect(met.map(({ contactId }) => contactId)).toEqual([b, b, b]);
  expect(a).not.toBe(b);
});
