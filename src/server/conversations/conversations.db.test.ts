import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Sender } from '#/engine/send/sender.ts';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { runTurn } from '#/engine/turn/run-turn.ts';
import { bucketOf } from '#/lib/ids.ts';
import { effectPerformers } from '#/worker/effects.ts';
import { withWorkspace } from '../db/doors.ts';
import { channel } from '../db/schema/channels.ts';
import { contact, contactAddress } from '../db/schema/contacts.ts';
import { conversation } from '../db/schema/engine.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { assignConversation } from './assign-conversation.ts';
import { getConversation } from './get-conversation.ts';
import { giveBack } from './give-back.ts';
import { listConversations } from './list-conversations.ts';
import { listMessages } from './list-messages.ts';
import { markRead } from './mark-read.ts';
import { sendReply } from './send-reply.ts';
import { takeOver } from './take-over.ts';

type Member = { kind: 'member'; userId: string; workspace: string };

const hour = 3_600_000;

let lab: Lab;
let ana: Member;

beforeEach(async () => {
  lab = await openLab();
  // use-cases read the database's clock: the lab begins where it stands
  lab.clock.at = Date.now();
  ana = await join('agent');
});
afterAll(closeJobQueue);

async function join(role: 'viewer' | 'agent' | 'admin'): Promise<Member> {
  const userId = await makeMember(lab.ids.workspace, role);
  return { kind: 'member', userId, workspace: `lab-${lab.ids.workspace.slice(-8)}` };
}

const talkative = drawFlow(
  {
    k: { type: 'keyword', config: { words: ['price'], match: 'contains' } },
    one: { type: 'send-text', config: { text: 'One' } },
    two: { type: 'send-text', config: { text: 'Two' } },
    w: { type: 'wait', config: { until: { how: 'duration', amount: 2, unit: 'hours' } } },
    late: { type: 'send-text', config: { text: 'Still there?' } },
  },
  'k.next>one',
  'one.next>two',
  'two.next>w',
  'w.next>late',
);

/** The one conversation of the lab. */
async function theConversation(): Promise<string> {
  const [row] = (await listConversations.call(ana, {})).rows;
  if (!row) throw new Error('there is no conversation');
  return row.id;
}

async function thread(id: string) {
  return (await listMessages.call(ana, { id })).rows;
}

describe('reading', () => {
  it('shows who wrote, what became of it, and what was answered', async () => {
    const { flowId } = await lab.publish(talkative);
    await lab.say('What is the price?', { id: 'wamid.A' });
    await lab.settle();
    await lab.say('hm', { message: { type: 'text', text: { body: 'hm' }, context: { id: 'wamid.out1' } } });
    await lab.settle();
    const { rows } = await listConversations.call(ana, {});
    expect(rows).toMatchObject([
      {
        contact: { name: 'Ana Silva', address: '+5511987654321' },
        channel: { name: 'Lab', kind: 'whatsapp-cloud' },
        owner: null,
        unread: 1,
        preview: { direction: 'in', body: { in: { kind: 'text', text: 'hm' } } },
        hasWindow: true,
      },
    ]);
    const messages = await thread(await theConversation());
    expect(messages.map((m) => [m.direction, m.author, m.status])).toEqual([
      ['in', 'contact', 0],
      ['out', 'bot', 1],
      ['out', 'bot', 1],
      ['in', 'contact', 0],
    ]);
    expect(messages[0]?.disposition).toMatchObject({
      outcome: 'started-flow',
      because: 'price',
      flowId,
      flowName: 'Flow',
      version: 1,
    });
    expect(messages[3]?.disposition).toMatchObject({ outcome: 'to-inbox', reason: 'no-trigger', flowName: null });
    expect(messages[3]?.quotes).toMatchObject({ message: { id: messages[1]?.id, direction: 'out' } });
  });

  it('pages without losing or repeating, the last active first, whatever the digits of the times', async () => {
    const ids = await seed(120);
    const seen: string[] = [];
    for (let cursor: { at: string; id: string } | null | undefined; cursor !== null; ) {
      const page = await listConversations.call(ana, { cursor });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    }
    expect(seen).toEqual(ids);
  });

  it('finds people without case and accents, and by digits', async () => {
    await seed(3, ['José Muñoz', 'Zoë', 'Łukasz']);
    const found = async (search: string) => {
      const { rows } = await listConversations.call(ana, { search });
      return rows.map((row) => row.contact.name);
    };
    expect(await found('jose')).toEqual(['José Muñoz']);
    expect(await found('MUNOZ  josé')).toEqual(['José Muñoz']);
    expect(await found('zoe')).toEqual(['Zoë']);
    expect(await found('(55) 0000-001')).toEqual(['Zoë']);
    expect(await found('%')).toEqual([]);
    expect(await found('nobody')).toEqual([]);
  });

  it('pages a thread backwards', async () => {
    for (let i = 0; i < 60; i++) await lab.say(`m${i}`);
    await lab.settle();
    const id = await theConversation();
    const last = await listMessages.call(ana, { id });
    const first = await listMessages.call(ana, { id, cursor: last.next });
    const texts = [...first.rows, ...last.rows].map((m) => (m.body as { in: { text: string } }).in.text);
    expect(texts).toEqual(Array.from({ length: 60 }, (_, i) => `m${i}`));
    expect(first.next).toBeNull();
  });
});

describe('replying', () => {
  it('sends as the member, makes the conversation theirs and takes back what the bot still had to say', async () => {
    await lab.publish(talkative);
    await lab.say('price');
    await runTurn(lab.deps, effectPerformers);
    const id = await theConversation();
    await sendReply.call(ana, { id, text: 'I am a person' });
    expect(await lab.rows('select owner_epoch, state from outbox')).toEqual([{ owner_epoch: null, state: 'ready' }]);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['I am a person']);
    expect(await getConversation.call(ana, { id })).toMatchObject({
      owner: { id: ana.userId, name: 'agent' },
      ownerEpoch: 1,
      unread: 0,
      contact: { name: 'Ana Silva', tags: [], fields: {} },
    });
    expect((await thread(id)).map((m) => [m.author, m.authorName, m.ending, m.endingReason])).toEqual([
      ['contact', null, null, null],
      ['bot', null, 'cancelled', 'taken-over'],
      ['bot', null, 'cancelled', 'taken-over'],
      ['member', 'agent', null, null],
    ]);
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('cuts a long reply into messages, in order', async () => {
    await lab.say('hello');
    await lab.settle();
    const { ids } = await sendReply.call(ana, { id: await theConversation(), text: 'word '.repeat(1_600) });
    expect(ids).toHaveLength(2);
    expect([...ids].sort()).toEqual(ids);
    await lab.wait(10_000);
    expect(lab.sent).toHaveLength(2);
  });

  it('sorts after the last turn, even of a worker whose clock is ahead', async () => {
    await lab.publish(talkative);
    lab.clock.at += hour;
    await lab.say('price');
    await runTurn(lab.deps, effectPerformers);
    const id = await theConversation();
    await sendReply.call(ana, { id, text: 'After all that' });
    expect((await thread(id)).at(-1)).toMatchObject({ author: 'member', sending: { state: 'ready' } });
  });

  it('is refused outside the window, by the time of the provider, and writes nothing', async () => {
    await lab.say('long ago', { at: lab.clock.at - 24 * hour + 30_000 });
    await lab.settle();
    const id = await theConversation();
    await expect(sendReply.call(ana, { id, text: 'Hello?' })).rejects.toMatchObject({ code: 'window-closed' });
    expect(await lab.rows('select * from outbox')).toEqual([]);
    expect(await getConversation.call(ana, { id })).toMatchObject({ owner: null, ownerEpoch: 0 });
  });

  it('is refused on a paused channel, and for a text that says nothing', async () => {
    await lab.say('hello');
    await lab.settle();
    const id = await theConversation();
    await expect(sendReply.call(ana, { id, text: ' \n' })).rejects.toMatchObject({ code: 'invalid-input' });
    await withWorkspace(lab.ids.workspace, (tx) => tx.update(channel).set({ state: 'paused' }));
    await expect(sendReply.call(ana, { id, text: 'Hello?' })).rejects.toMatchObject({ code: 'channel-paused' });
  });
});

describe('owners', () => {
  it('nothing computed before a takeover is claimed after it, not even what comes back from a failed request', async () => {
    await lab.publish(talkative);
    await lab.say('price');
    await runTurn(lab.deps, effectPerformers);
    lab.answers.push('refuse-connection');
    await lab.sender.work();
    const id = await theConversation();
    await takeOver.call(ana, { id });
    await lab.sender.drain();
    await lab.wait(60_000);
    expect(lab.sent).toEqual([]);
    const ends = (await thread(id)).map((m) => m.endingReason);
    expect(ends).toEqual([null, 'taken-over', 'taken-over']);
  });

  it('each message is sent or taken back, never both, when senders and members meet', async () => {
    await lab.publish(talkative);
    for (let person = 0; person < 30; person++) await lab.say('price', { from: `55119800000${10 + person}` });
    await runTurn(lab.deps, effectPerformers);
    const { rows } = await listConversations.call(ana, {});
    expect(rows).toHaveLength(30);
    const second = new Sender(lab.deps);
    await Promise.all([lab.sender.work(), ...rows.map(({ id }) => takeOver.call(ana, { id })), second.work()]);
    await Promise.all([lab.sender.drain(), second.drain()]);
    await lab.wait(60_000);
    const sent = new Set(lab.sent.map(({ mark }) => mark.message));
    const planned = await lab.rows<{ id: string; status: number; ending_reason: string | null }>(
      "select id, status, ending_reason from message where direction = 'out'",
    );
    expect(planned).toHaveLength(60);
    for (const { id, status, ending_reason } of planned) {
      expect([status, ending_reason]).toEqual(sent.has(id) ? [1, null] : [0, 'taken-over']);
    }
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('holds the timers while people have it, and gives them back', async () => {
    await lab.publish(talkative);
    await lab.say('price');
    await lab.settle();
    const id = await theConversation();
    await takeOver.call(ana, { id });
    await lab.say('are you there?');
    await lab.wait(3 * hour);
    expect(lab.texts()).toEqual(['One', 'Two']);
    expect((await listConversations.call(ana, { filter: 'waiting' })).rows).toHaveLength(1);
    await giveBack.call(ana, { id });
    await lab.settle();
    expect(lab.texts()).toEqual(['One', 'Two', 'Still there?']);
    expect(await getConversation.call(ana, { id })).toMatchObject({ owner: null, ownerEpoch: 2, handOverNote: null });
  });

  it('taking twice and giving back twice change nothing further', async () => {
    await lab.say('hello');
    await lab.settle();
    const id = await theConversation();
    await takeOver.call(ana, { id });
    await takeOver.call(ana, { id });
    await giveBack.call(ana, { id });
    await giveBack.call(ana, { id });
    expect(await getConversation.call(ana, { id })).toMatchObject({ owner: null, ownerEpoch: 2 });
    expect(await lab.rows(`select payload from inbox where kind = 'owner-changed' order by id`)).toEqual([
      { payload: { to: 'people' } },
      { payload: { to: 'bot' } },
    ]);
  });

  it('is assigned to whoever may reply, or to nobody, and to no one else', async () => {
    await lab.say('hello');
    await lab.settle();
    const id = await theConversation();
    const bo = await join('agent');
    await assignConversation.call(ana, { id, userId: bo.userId });
    expect((await listConversations.call(bo, { filter: 'mine' })).rows).toMatchObject([{ owner: { id: bo.userId } }]);
    expect((await listConversations.call(ana, { filter: 'mine' })).rows).toEqual([]);
    await assignConversation.call(ana, { id, userId: null });
    expect((await listConversations.call(bo, { filter: 'mine' })).rows).toEqual([]);
    expect((await listConversations.call(bo, { filter: 'bot' })).rows).toEqual([]);
    for (const userId of [(await join('viewer')).userId, await makePerson('Stranger')]) {
      await expect(assignConversation.call(ana, { id, userId })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('tells the provider that a member has read, once', async () => {
    await lab.say('hello', { id: 'wamid.last' });
    await lab.settle();
    const id = await theConversation();
    await markRead.call(ana, { id });
    await markRead.call(ana, { id });
    expect((await getConversation.call(ana, { id })).unread).toBe(0);
    const jobs = await lab.rows("select data ->> 'providerId' as read from pgboss.job where name = 'mark-read'");
    expect(jobs).toContainEqual({ read: 'wamid.last' });
  });
});

describe('permissions', () => {
  it('lets a viewer look and nothing more', async () => {
    await lab.say('hello');
    await lab.settle();
    const id = await theConversation();
    const viewer = await join('viewer');
    expect((await listConversations.call(viewer, {})).rows).toHaveLength(1);
    for (const useCase of [takeOver, giveBack, markRead]) {
      await expect(useCase.call(viewer, { id })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(sendReply.call(viewer, { id, text: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('knows no conversation of another workspace', async () => {
    await lab.say('hello');
    await lab.settle();
    const id = await theConversation();
    const userId = await makePerson('Cy');
    const cy: Member = { kind: 'member', userId, workspace: (await makeWorkspace(userId)).slug };
    expect((await listConversations.call(cy, {})).rows).toEqual([]);
    for (const useCase of [getConversation, listMessages, takeOver, giveBack, markRead]) {
      await expect(useCase.call(cy, { id })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(sendReply.call(cy, { id, text: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(assignConversation.call(cy, { id, userId })).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** Conversations without messages, several of them within one millisecond; their ids, the last active first. */
async function seed(count: number, names: readonly string[] = []): Promise<string[]> {
  const workspaceId = lab.ids.workspace;
  const rows = Array.from({ length: count }, (_, index) => {
    const id = lab.deps.newId();
    const micros = String(Math.floor(index / 3) % 1_000).padStart(3, '0');
    return { index, id, contactId: lab.deps.newId(), at: `2026-11-18T10:00:00.001${micros}Z` };
  });
  await withWorkspace(workspaceId, async (tx) => {
    for (const { index, id, contactId, at } of rows) {
      await tx.insert(contact).values({ workspaceId, id: contactId, name: names[index] ?? `C${index}` });
      await tx.insert(contactAddress).values({
        workspaceId,
        contactId,
        kind: 'phone',
        scope: '',
        value: `+5550000${String(index).padStart(3, '0')}`,
      });
      await tx.insert(conversation).values({
        workspaceId,
        bucket: bucketOf(id),
        id,
        channelId: lab.ids.channel,
        contactId,
      });
      await tx.execute(`update conversation set last_message_at = '${at}' where id = '${id}'`);
    }
  });
  return rows.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).map((row) => row.id);
}
