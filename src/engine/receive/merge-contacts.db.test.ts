import { beforeEach, expect, it } from 'vitest';
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
async function meet(...addresses: (typeof phone | typeof userId)[]) {
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
  const stranger = await meet(userId);
  expect(stranger).not.toBe(old?.id);
  // the number is shared: both are one person, known by the user id
  expect(await meet(userId, phone)).toBe(stranger);
  expect(
    await lab.rows(`select opted_out_at is not null as out, fields from contact where id = '${stranger}'`),
  ).toEqual([{ out: true, fields: { city: 'Lima' } }]);
  expect(await lab.rows(`select tag from contact_tag where contact_id = '${stranger}'`)).toEqual([{ tag: 'vip' }]);
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
