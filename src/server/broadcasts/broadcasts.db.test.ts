import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { optOutContact } from '#/engine/consent/change-consent.ts';
import { mergeContacts } from '#/engine/receive/merge-contacts.ts';
import { receiveWebhook } from '#/engine/receive/receive-webhook.ts';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { Audience, BroadcastContent, Timing } from '#/flow/audience/broadcast.ts';
import { emptyTemplate } from '#/flow/message/message-template.ts';
import { runAudit } from '../audit/run-audit.ts';
import { takeOver } from '../conversations/take-over.ts';
import { asEngine, asReceiver, withWorkspace } from '../db/doors.ts';
import { template } from '../db/schema/templates.ts';
import { createBroadcast } from './create-broadcast.ts';
import { freezePiece } from './freeze-piece.ts';
import { getBroadcast } from './get-broadcast.ts';
import { listRecipients } from './list-recipients.ts';
import { previewAudience } from './preview-audience.ts';
import { retryFailed } from './retry-failed.ts';
import { saveBroadcast } from './save-broadcast.ts';
import { sendBroadcast } from './send-broadcast.ts';
import { setBroadcastStatus } from './set-status.ts';

const everyone: Audience = { include: [{ kind: 'everyone' }], exclude: [] };
const hello: BroadcastContent = {
  kind: 'message',
  type: 'send-text',
  config: { text: 'News for {{ contact.first_name }}', marketing: true },
};
const numbers = Array.from({ length: 6 }, (_, index) => `551190000000${index}`);

/** A flow that answers one word. */
const talk = (word: string, text: string) =>
  drawFlow(
    {
      k: { type: 'keyword', config: { words: [word], match: 'exact', priority: 0, whenBusy: 'ignore' } },
      t: { type: 'send-text', config: { text } },
    },
    'k.next>t',
  );

let lab: Lab;
const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;
const job = (broadcastId: string) => ({ workspaceId: lab.ids.workspace, broadcastId });

beforeEach(async () => {
  lab = await openLab();
  // use-cases go by the clock of the database
  lab.clock.at = Date.now();
  for (const from of numbers) await lab.say('hi', { from });
  await lab.settle();
});

const contacts = () => lab.rows<{ id: string }>('select id from contact order by id');

/** Writes a broadcast and confirms it for as many people as it would reach. */
async function send(content = hello, audience = everyone, timing: Timing = { kind: 'now' }) {
  const { id } = await createBroadcast.call(operator(), { name: 'News' });
  const draft = { name: 'News', channelId: lab.ids.channel, content, audience, timing };
  const { revision } = await saveBroadcast.call(operator(), { id, revision: 0, draft });
  const { reached } = await previewAudience.call(operator(), { audience, content, channelId: lab.ids.channel });
  const confirmed = await sendBroadcast.call(operator(), { id, revision, people: reached });
  expect(confirmed).toEqual({ outcome: 'sending', status: 'scheduled' });
  lab.clock.at = Math.max(lab.clock.at, Date.now());
  return id;
}

async function freeze(id: string, size?: number) {
  while (await freezePiece(lab.clock, job(id), size));
}

/** Plans and sends until nothing is left to do now. */
async function goOn() {
  while ((await expandBroadcasts(lab.deps)).planned > 0) await lab.settle();
  await lab.settle();
  await expandBroadcasts(lab.deps);
}

const outcomes = async (id: string) => (await getBroadcast.call(operator(), { id })).outcomes;
const status = async (id: string) => (await getBroadcast.call(operator(), { id })).status;

it('reaches everybody once, says who they are, ends, and adds up', async () => {
  const id = await send();
  await freeze(id, 2);
  await goOn();
  expect(lab.texts()).toEqual(Array(6).fill('News for Ana'));
  expect(new Set(lab.sent.map(({ to }) => to)).size).toBe(6);
  expect(await outcomes(id)).toEqual({ sent: 6 });
  expect(await status(id)).toBe('sent');
  // neither a second confirmation, nor a job or worker that comes again, sends anything
  const again = await sendBroadcast.call(operator(), { id, revision: 1, people: 6 });
  expect(again).toEqual({ outcome: 'sending', status: 'sent' });
  await freeze(id);
  await goOn();
  expect(lab.sent).toHaveLength(6);
  expect((await runAudit.call(operator(), { hours: 24 })).holds).toBe(true);
});

it('an answer and the ticks are told of each recipient, with the filter that shows them', async () => {
  const id = await send();
  await freeze(id);
  await goOn();
  const [first, second] = lab.sent;
  if (!first || !second) throw new Error('nothing was sent');
  await lab.status(first, 'wamid.out1', 'read');
  lab.clock.at += 60_000;
  await lab.say('thanks', { from: second.to.replace('+', '') });
  await lab.settle();
  expect(await outcomes(id)).toEqual({ sent: 4, read: 1, replied: 1 });
  const { rows } = await listRecipients.call(operator(), { id, outcome: 'replied' });
  expect(rows.map(({ address }) => address)).toEqual([second.to.startsWith('+') ? second.to : `+${second.to}`]);
});

it('two workers that plan at the same moment share the people', async () => {
  const id = await send();
  await freeze(id);
  await Promise.all([expandBroadcasts(lab.deps), expandBroadcasts(lab.deps), expandBroadcasts(lab.deps)]);
  await goOn();
  expect(new Set(lab.sent.map(({ to }) => to)).size).toBe(6);
  expect(lab.sent).toHaveLength(6);
});

it('a pause holds what is planned and what is not, and goes on where it was', async () => {
  const id = await send();
  await freeze(id);
  await expandBroadcasts(lab.deps);
  const met = await setBroadcastStatus.call(operator(), { id, status: 'paused' });
  expect(met).toEqual({ held: 6, cancelled: 0, inFlight: 0 });
  await goOn();
  expect(lab.sent).toHaveLength(0);
  await setBroadcastStatus.call(operator(), { id, status: 'scheduled' });
  lab.clock.at += 10_000;
  await goOn();
  expect(lab.sent).toHaveLength(6);
  expect(await status(id)).toBe('sent');
});

it('a stop takes back everything that nobody has claimed, for good', async () => {
  const id = await send();
  await freeze(id, 3);
  await expandBroadcasts(lab.deps);
  expect(await setBroadcastStatus.call(operator(), { id, status: 'cancelled' })).toEqual({
    held: 0,
    cancelled: 6,
    inFlight: 0,
  });
  await goOn();
  expect(lab.sent).toHaveLength(0);
  expect(await outcomes(id)).toEqual({ cancelled: 6 });
  await expect(setBroadcastStatus.call(operator(), { id, status: 'scheduled' })).rejects.toThrow('broadcast-over');
});

it('an answer of a person goes before, and is not held up by, a broadcast that waits', async () => {
  await lab.publish(talk('price', '10'));
  const id = await send();
  await freeze(id);
  await expandBroadcasts(lab.deps);
  await setBroadcastStatus.call(operator(), { id, status: 'paused' });
  await lab.settle();
  await lab.say('price', { from: numbers[0] });
  await lab.settle();
  expect(lab.texts()).toEqual(['10']);
});

it('leaves out who cannot or must not get it, tells why, and says so before', async () => {
  const [out, people] = await contacts();
  await asEngine((tx) =>
    optOutContact(tx, lab.deps, {
      workspaceId: lab.ids.workspace,
      contactId: out?.id ?? '',
      source: 'word',
      detail: 'STOP',
      saidAt: lab.clock.now(),
    }),
  );
  const [lane] = await lab.rows<{ id: string }>(`select id from conversation where contact_id = '${people?.id}'`);
  await takeOver.call(operator(), { id: lane?.id ?? '' });
  const preview = await previewAudience.call(operator(), {
    audience: everyone,
    content: hello,
    channelId: lab.ids.channel,
  });
  expect(preview).toMatchObject({ total: 6, reached: 4, leftOut: { 'opted-out': 1, 'with-people': 1 } });
  const id = await send();
  await freeze(id);
  await goOn();
  expect(lab.sent).toHaveLength(4);
  const { rows } = await listRecipients.call(operator(), { id, outcome: 'cancelled' });
  expect(rows.map(({ reason }) => reason).toSorted()).toEqual(['opted-out', 'with-people']);
});

it('who has not written for a day gets no free message, and no cancelled one in the thread either', async () => {
  await lab.rows("update conversation set last_in_at = now() - interval '2 days'");
  const preview = await previewAudience.call(operator(), {
    audience: everyone,
    content: hello,
    channelId: lab.ids.channel,
  });
  expect(preview).toMatchObject({ reached: 0, leftOut: { 'window-closed': 6 } });
});

it('counts whom something that the text says is not known of', async () => {
  const content: BroadcastContent = { ...hello, config: { text: 'For {{ contact.fields.city }}', marketing: true } };
  const [first] = await contacts();
  await lab.rows(`update contact set fields = '{"city": "Lima"}' where id = '${first?.id}'`);
  const { missing } = await previewAudience.call(operator(), {
    audience: everyone,
    content,
    channelId: lab.ids.channel,
  });
  expect(missing).toEqual([{ variable: 'contact.fields.city', people: 5 }]);
});

it('an audience that has changed is told instead of sent to', async () => {
  const { id } = await createBroadcast.call(operator(), { name: 'News' });
  const draft = {
    name: 'News',
    channelId: lab.ids.channel,
    content: hello,
    audience: everyone,
    timing: { kind: 'now' } as const,
  };
  await saveBroadcast.call(operator(), { id, revision: 0, draft });
  expect(await sendBroadcast.call(operator(), { id, revision: 1, people: 5 })).toEqual({
    outcome: 'audience-changed',
    people: 6,
  });
  expect(await status(id)).toBe('draft');
});

it('a time by the recipients’ own clocks comes to each when it is there', async () => {
  const people = await contacts();
  await lab.rows(`update contact set time_zone = 'Asia/Tokyo' where id = '${people[0]?.id}'`);
  const tomorrow = new Date(lab.clock.at + 86_400_000).toISOString().slice(0, 10);
  const id = await send(hello, everyone, { kind: 'local', at: `${tomorrow}T12:00` });
  await freeze(id);
  const due = await lab.rows<{ due_at: Date }>('select distinct due_at from broadcast_recipient order by 1');
  expect(due.map(({ due_at }) => due_at.toISOString())).toEqual([
    `${tomorrow}T03:00:00.000Z`,
    `${tomorrow}T12:00:00.000Z`,
  ]);
});

it('failed ones are tried again, and only they', async () => {
  const id = await send();
  await freeze(id);
  lab.answers.push({ error: 131_026 });
  await goOn();
  expect(await outcomes(id)).toEqual({ sent: 5, failed: 1 });
  expect(await retryFailed.call(operator(), { id })).toEqual({ people: 1 });
  lab.clock.at = Date.now();
  await goOn();
  expect(lab.sent).toHaveLength(6);
  expect(await outcomes(id)).toEqual({ sent: 6 });
  expect(await status(id)).toBe('sent');
});

it('a lost answer is never repeated: the recipient stays unknown', async () => {
  const id = await send();
  await freeze(id);
  lab.answers.push('lose-answer');
  await goOn();
  expect(lab.sent).toHaveLength(6);
  expect(await retryFailed.call(operator(), { id }).catch((thrown: Error) => thrown.message)).toBe('broadcast-over');
});

describe('a template', () => {
  const account = '100000000000001';
  const chosen = {
    name: 'spring',
    language: 'en_US',
    category: 'marketing' as const,
    content: { ...emptyTemplate, body: 'Hello {{first_name}}' },
  };
  const spring = {
    kind: 'message',
    type: 'send-template',
    config: { template: chosen, values: { 'body-first_name': '{{ contact.first_name }}' } },
  } as const satisfies BroadcastContent;

  beforeEach(async () => {
    const about = {
      workspaceId: lab.ids.workspace,
      account,
      providerId: '1',
      status: 'approved',
      quality: 'high',
    } as const;
    await withWorkspace(lab.ids.workspace, (tx) =>
      tx.insert(template).values({ ...about, ...chosen, samples: {}, extras: [] }),
    );
  });

  it('reaches those too who have not written for a day', async () => {
    await lab.rows("update conversation set last_in_at = now() - interval '2 days'");
    const id = await send(spring);
    await freeze(id);
    await goOn();
    expect(lab.sent).toHaveLength(6);
    expect(await outcomes(id)).toEqual({ sent: 6 });
  });

  it('that is paused stops its broadcasts in the same moment, and only its own', async () => {
    const [id, other] = [await send(spring), await send(hello)];
    await freeze(id);
    await freeze(other);
    await expandBroadcasts(lab.deps);
    const value = {
      event: 'PAUSED',
      message_template_id: '1',
      message_template_name: 'spring',
      message_template_language: 'en_US',
    };
    const news = { field: 'message_template_status_update', value };
    const time = Math.floor(lab.clock.now() / 1_000);
    await receiveWebhook(
      lab.deps,
      lab.door,
      whatsappCloudAdapter.parse({ entry: [{ id: account, time, changes: [news] }] }),
    );
    expect(await getBroadcast.call(operator(), { id })).toMatchObject({ status: 'paused', pausedBecause: 'template' });
    await goOn();
    expect(lab.sent.filter(({ body }) => body.type === 'template')).toEqual([]);
    expect(await status(other)).toBe('sent');
  });
});

it('two contacts who prove to be one person get it once', async () => {
  const [kept, same] = await contacts();
  const id = await send();
  await freeze(id);
  const merge = { workspaceId: lab.ids.workspace, from: same?.id ?? '', to: kept?.id ?? '' };
  await asReceiver((tx) => mergeContacts(tx, lab.deps, merge));
  await goOn();
  expect(lab.sent).toHaveLength(5);
  const { rows } = await listRecipients.call(operator(), { id, outcome: 'cancelled' });
  expect(rows.map(({ reason }) => reason)).toEqual(['merged']);
});

it('a flow starts for everybody, after what they are in the middle of', async () => {
  const document = talk('never said', 'Welcome');
  const { flowId } = await lab.publish(document);
  const id = await send({ kind: 'flow', flowId, node: 'k' });
  await freeze(id);
  await goOn();
  expect(lab.texts()).toEqual(Array(6).fill('Welcome'));
  expect(await outcomes(id)).toEqual({ sent: 6 });
});
