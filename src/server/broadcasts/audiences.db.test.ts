import { beforeEach, expect, it } from 'vitest';
import { optOutContact } from '#/engine/consent/change-consent.ts';
import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import { takeOver } from '../conversations/take-over.ts';
import { asEngine } from '../db/doors.ts';
import { createBroadcast } from './create-broadcast.ts';
import { listRecipients } from './list-recipients.ts';
import { saveBroadcast } from './save-broadcast.ts';
import { sendBroadcast } from './send-broadcast.ts';
import { everyone, hello, openSending, type Sending } from './testing/sending.ts';

let sending: Sending;
beforeEach(async () => {
  sending = await openSending();
});

it('leaves out who cannot or must not get it, tells why, and says so before', async () => {
  const [out, people] = await sending.contacts();
  await asEngine((tx) =>
    optOutContact(tx, sending.lab.deps, {
      workspaceId: sending.lab.ids.workspace,
      contactId: out?.id ?? '',
      source: 'word',
      detail: 'STOP',
      saidAt: sending.lab.clock.now(),
    }),
  );
  const [lane] = await sending.lab.rows<{ id: string }>(
    `select id from conversation where contact_id = '${people?.id}'`,
  );
  await takeOver.call(sending.operator, { id: lane?.id ?? '' });
  const preview = await sending.preview(hello);
  expect(preview).toMatchObject({ total: 6, reached: 4, leftOut: { 'opted-out': 1, 'with-people': 1 } });
  const id = await sending.send();
  await sending.freeze(id);
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(4);
  const { rows } = await listRecipients.call(sending.operator, { id, outcome: 'cancelled' });
  expect(rows.map(({ reason }) => reason).toSorted()).toEqual(['opted-out', 'with-people']);
});

it('who has not written for a day gets no free message, and no cancelled one in the thread either', async () => {
  await sending.lab.rows("update conversation set last_in_at = now() - interval '2 days'");
  const preview = await sending.preview(hello);
  expect(preview).toMatchObject({ reached: 0, leftOut: { 'window-closed': 6 } });
});

it('counts whom something that the text says is not known of', async () => {
  const content: BroadcastContent = {
    kind: 'message',
    type: 'send-text',
    config: { text: 'For {{ contact.fields.city }}', marketing: true },
  };
  const [first] = await sending.contacts();
  await sending.lab.rows(`update contact set fields = '{"city": "Lima"}' where id = '${first?.id}'`);
  const { missing } = await sending.preview(content);
  expect(missing).toEqual([{ variable: 'contact.fields.city', people: 5 }]);
});

it('an audience that has changed is told instead of sent to', async () => {
  const { id } = await createBroadcast.call(sending.operator, { name: 'News' });
  const draft = {
    name: 'News',
    channelId: sending.lab.ids.channel,
    content: hello,
    audience: everyone,
    timing: { kind: 'now' } as const,
  };
  await saveBroadcast.call(sending.operator, { id, revision: 0, draft });
  expect(await sendBroadcast.call(sending.operator, { id, revision: 1, people: 5 })).toEqual({
    outcome: 'audience-changed',
    people: 6,
  });
  expect(await sending.status(id)).toBe('draft');
});

it('a time by the recipients’ own clocks comes to each when it is there', async () => {
  const people = await sending.contacts();
  await sending.lab.rows(`update contact set time_zone = 'Asia/Tokyo' where id = '${people[0]?.id}'`);
  const tomorrow = new Date(sending.lab.clock.at + 86_400_000).toISOString().slice(0, 10);
  const id = await sending.send(hello, everyone, { kind: 'local', at: `${tomorrow}T12:00` });
  await sending.freeze(id);
  const due = await sending.lab.rows<{ due_at: Date }>('select distinct due_at from broadcast_recipient order by 1');
  expect(due.map(({ due_at }) => due_at.toISOString())).toEqual([
    `${tomorrow}T03:00:00.000Z`,
    `${tomorrow}T12:00:00.000Z`,
  ]);
});

it('a message that is not written yet keeps nobody out', async () => {
  await sending.lab.rows("update conversation set last_in_at = now() - interval '2 days'");
  const config = { template: null, values: {}, file: { source: null, filename: '' }, noReply: null };
  expect(await sending.preview({ kind: 'message', type: 'send-template', config })).toMatchObject({ reached: 6 });
});

it('a day that no calendar has is refused', async () => {
  const timing = { kind: 'at', at: '2026-02-30T09:00' } as const;
  await expect(sending.write(hello, everyone, timing)).rejects.toThrow('invalid-input');
});
