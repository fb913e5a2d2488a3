import { beforeEach, expect, it } from 'vitest';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { mergeContacts } from '#/engine/receive/merge-contacts.ts';
import { drawFlow } from '#/engine/testing/lab.ts';
import { runAudit } from '../audit/run-audit.ts';
import { asReceiver } from '../db/doors.ts';
import { listRecipients } from './list-recipients.ts';
import { retryFailed } from './retry-failed.ts';
import { sendBroadcast } from './send-broadcast.ts';
import { setBroadcastStatus } from './set-status.ts';
import { numbers, openSending, type Sending } from './testing/sending.ts';

/** A flow that answers one word. */
const talk = (word: string, text: string) =>
  drawFlow(
    {
      k: { type: 'keyword', config: { words: [word], match: 'exact', priority: 0, whenBusy: 'ignore' } },
      t: { type: 'send-text', config: { text } },
    },
    'k.next>t',
  );

let sending: Sending;
beforeEach(async () => {
  sending = await openSending();
});

it('reaches everybody once, says who they are, ends, and adds up', async () => {
  const id = await sending.send();
  await sending.freeze(id, 2);
  await sending.goOn();
  expect(sending.lab.texts()).toEqual(Array(6).fill('News for Ana'));
  expect(new Set(sending.lab.sent.map(({ to }) => to)).size).toBe(6);
  expect(await sending.outcomes(id)).toEqual({ sent: 6 });
  expect(await sending.status(id)).toBe('sent');
  // neither a second confirmation, nor a job or worker that comes again, sends anything
  const again = await sendBroadcast.call(sending.operator, { id, revision: 1, people: 6 });
  expect(again).toEqual({ outcome: 'sending', status: 'sent' });
  await sending.freeze(id);
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
  expect((await runAudit.call(sending.operator, { hours: 24 })).holds).toBe(true);
});

it('an answer and the ticks are told of each recipient, with the filter that shows them', async () => {
  const id = await sending.send();
  await sending.freeze(id);
  await sending.goOn();
  const [first, second] = sending.lab.sent;
  if (!first || !second) throw new Error('nothing was sent');
  await sending.lab.status(first, 'wamid.out1', 'read');
  sending.lab.clock.at += 60_000;
  await sending.lab.say('thanks', { from: second.to.replace('+', '') });
  await sending.lab.settle();
  expect(await sending.outcomes(id)).toEqual({ sent: 4, read: 1, replied: 1 });
  const { rows } = await listRecipients.call(sending.operator, { id, outcome: 'replied' });
  expect(rows.map(({ address }) => address)).toEqual([second.to.startsWith('+') ? second.to : `+${second.to}`]);
});

it('two workers that plan at the same moment share the people', async () => {
  const id = await sending.send();
  await sending.freeze(id);
  await Promise.all([
    expandBroadcasts(sending.lab.deps),
    expandBroadcasts(sending.lab.deps),
    expandBroadcasts(sending.lab.deps),
  ]);
  await sending.goOn();
  expect(new Set(sending.lab.sent.map(({ to }) => to)).size).toBe(6);
  expect(sending.lab.sent).toHaveLength(6);
});

it('a pause holds what is planned and what is not, and goes on where it was', async () => {
  const id = await sending.send();
  await sending.freeze(id);
  await expandBroadcasts(sending.lab.deps);
  const met = await setBroadcastStatus.call(sending.operator, { id, status: 'paused' });
  expect(met).toEqual({ held: 6, cancelled: 0, inFlight: 0 });
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(0);
  await setBroadcastStatus.call(sending.operator, { id, status: 'scheduled' });
  sending.lab.clock.at += 10_000;
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
  expect(await sending.status(id)).toBe('sent');
});

it('a stop takes back everything that nobody has claimed, for good', async () => {
  const id = await sending.send();
  await sending.freeze(id, 3);
  await expandBroadcasts(sending.lab.deps);
  expect(await setBroadcastStatus.call(sending.operator, { id, status: 'cancelled' })).toEqual({
    held: 0,
    cancelled: 6,
    inFlight: 0,
  });
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(0);
  expect(await sending.outcomes(id)).toEqual({ cancelled: 6 });
  await expect(setBroadcastStatus.call(sending.operator, { id, status: 'scheduled' })).rejects.toThrow(
    'broadcast-over',
  );
});

it('an answer of a person goes before, and is not held up by, a broadcast that waits', async () => {
  await sending.lab.publish(talk('price', '10'));
  const id = await sending.send();
  await sending.freeze(id);
  await expandBroadcasts(sending.lab.deps);
  await setBroadcastStatus.call(sending.operator, { id, status: 'paused' });
  await sending.lab.settle();
  await sending.lab.say('price', { from: numbers[0] });
  await sending.lab.settle();
  expect(sending.lab.texts()).toEqual(['10']);
});

it('failed ones are tried again, and only they', async () => {
  const id = await sending.send();
  await sending.freeze(id);
  sending.lab.answers.push({ error: 131_026 });
  await sending.goOn();
  expect(await sending.outcomes(id)).toEqual({ sent: 5, failed: 1 });
  expect(await retryFailed.call(sending.operator, { id })).toEqual({ people: 1 });
  sending.catchUp();
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
  expect(await sending.outcomes(id)).toEqual({ sent: 6 });
  expect(await sending.status(id)).toBe('sent');
});

it('a lost answer is never repeated: the recipient stays unknown', async () => {
  const id = await sending.send();
  await sending.freeze(id);
  sending.lab.answers.push('lose-answer');
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
  expect(await retryFailed.call(sending.operator, { id }).catch((thrown: Error) => thrown.message)).toBe(
    'broadcast-over',
  );
});

it('two contacts who prove to be one person get it once', async () => {
  const [kept, same] = await sending.contacts();
  const id = await sending.send();
  await sending.freeze(id);
  const merge = { workspaceId: sending.lab.ids.workspace, from: same?.id ?? '', to: kept?.id ?? '' };
  await asReceiver((tx) => mergeContacts(tx, sending.lab.deps, merge));
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(5);
  const { rows } = await listRecipients.call(sending.operator, { id, outcome: 'cancelled' });
  expect(rows.map(({ reason }) => reason)).toEqual(['merged']);
});

it('a flow starts for everybody, after what they are in the middle of', async () => {
  const document = talk('never said', 'Welcome');
  const { flowId } = await sending.lab.publish(document);
  const id = await sending.send({ kind: 'flow', flowId, node: 'k' });
  await sending.freeze(id);
  await sending.goOn();
  expect(sending.lab.texts()).toEqual(Array(6).fill('Welcome'));
  expect(await sending.outcomes(id)).toEqual({ sent: 6 });
});

it('one that cannot be planned holds up no other', async () => {
  const { whatsapp, ...rest } = { whatsapp: sending.lab.deps.adapters['whatsapp-cloud'], ...sending.lab.deps.adapters };
  if (!whatsapp) throw new Error('no adapter');
  const plan: typeof whatsapp.plan = (message, context) => {
    if (message.kind === 'text' && message.text === 'poison') throw new Error('planted');
    return whatsapp.plan(message, context);
  };
  Object.assign(sending.lab.deps, { adapters: { ...rest, 'whatsapp-cloud': { ...whatsapp, plan } } });
  const poisoned = await sending.send({ kind: 'message', type: 'send-text', config: { text: 'poison' } });
  const other = await sending.send();
  await sending.freeze(poisoned);
  await sending.freeze(other);
  await sending.goOn();
  expect(sending.lab.sent).toHaveLength(6);
  expect([await sending.status(poisoned), await sending.status(other)]).toEqual(['sending', 'sent']);
  expect(sending.lab.reports).toContain('broadcast-not-planned');
});
