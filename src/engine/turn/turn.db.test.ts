import { beforeEach, describe, expect, it } from 'vitest';
import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const keyword = (word: string, more: object = {}) => ({
  type: 'keyword',
  config: { words: [word], match: 'contains', ...more },
});
const wait = (amount: number, unit = 'seconds') => ({
  type: 'wait',
  config: { until: { how: 'duration', amount, unit } },
});
const ask = (question: string, more: object = {}) => ({
  type: 'ask-question',
  config: { text: question, answer: { kind: 'text' }, variable: 'answer', ...more },
});
const within10 = { noReply: { amount: 10, unit: 'seconds' } };

const dispositions = () =>
  lab.rows<{ outcome: string; reason: string | null }>(
    'select outcome, reason from disposition d join message m on m.id = d.message_id order by m.id',
  );
const runs = () =>
  lab.rows<{ status: string; end_reason: string | null }>('select status, end_reason from run order by id');

describe('which flow reacts', () => {
  it('gives a message to the run that listens before any trigger', async () => {
    await lab.publish(
      drawFlow({ k: keyword('hi'), q: ask('Your name?'), t: text('Hello {{ answer }}') }, 'k.next>q', 'q.next>t'),
    );
    await lab.publish(drawFlow({ k: keyword('price'), t: text('10') }, 'k.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.say('price');
    await lab.settle();
    expect(lab.texts()).toEqual(['Your name?', 'Hello price']);
    expect(await dispositions()).toEqual([
      { outcome: 'started-flow', reason: null },
      { outcome: 'resumed-run', reason: null },
    ]);
  });

  it('lets a keyword that may replace interrupt a question', async () => {
    await lab.publish(drawFlow({ k: keyword('hi'), q: ask('Your name?'), t: text('Hello') }, 'k.next>q', 'q.next>t'));
    await lab.publish(drawFlow({ k: keyword('menu', { whenBusy: 'replace' }), t: text('The menu') }, 'k.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.say('menu');
    await lab.settle();
    expect(lab.texts()).toEqual(['Your name?', 'The menu']);
    expect(await runs()).toEqual([
      { status: 'cancelled', end_reason: 'replaced' },
      { status: 'done', end_reason: null },
    ]);
  });

  it('starts a queued flow once the question is answered', async () => {
    await lab.publish(
      drawFlow({ k: keyword('hi'), q: ask('Your name?'), t: text('Hello {{ answer }}') }, 'k.next>q', 'q.next>t'),
    );
    await lab.publish(drawFlow({ k: keyword('offer', { whenBusy: 'queue' }), t: text('An offer') }, 'k.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.say('offer');
    await lab.settle();
    expect(lab.texts()).toEqual(['Your name?', 'Hello offer', 'An offer']);
    expect(await lab.rows('select * from inbox')).toEqual([]);
  });

  it('ignores, by default, a flow that is already under way with this person', async () => {
    await lab.publish(
      drawFlow({ k: keyword('hi'), a: text('one'), w: wait(60), b: text('two') }, 'k.next>a', 'a.next>w', 'w.next>b'),
    );
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts()).toEqual(['one']);
    expect((await dispositions())[1]).toEqual({ outcome: 'ignored', reason: 'flow-busy' });
  });

  it('hands over to people when the trigger says so', async () => {
    await lab.publish(
      drawFlow(
        { k: keyword('hi', { whenBusy: 'hand-over' }), a: text('one'), w: wait(60), b: text('two') },
        'k.next>a',
        'a.next>w',
        'w.next>b',
      ),
    );
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi');
    await lab.settle();
    expect(await lab.rows('select owner from conversation')).toEqual([{ owner: 'people' }]);
    expect((await dispositions())[1]).toEqual({ outcome: 'to-inbox', reason: 'trigger-hands-over' });
  });

  it('runs two flows beside each other when neither asks', async () => {
    await lab.publish(drawFlow({ k: keyword('remind'), w: wait(60), b: text('reminder') }, 'k.next>w', 'w.next>b'));
    await lab.publish(drawFlow({ k: keyword('price'), t: text('10') }, 'k.next>t'));
    await lab.say('remind');
    await lab.settle();
    await lab.say('price');
    await lab.settle();
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['10', 'reminder']);
  });

  it('has one question open at a time: a newer one silences the older', async () => {
    await lab.publish(drawFlow({ k: keyword('one'), w: wait(60), q: ask('First?') }, 'k.next>w', 'w.next>q'));
    await lab.publish(drawFlow({ k: keyword('two'), q: ask('Second?') }, 'k.next>q'));
    await lab.say('one');
    await lab.settle();
    await lab.say('two');
    await lab.settle();
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['Second?', 'First?']);
    expect(await runs()).toEqual([
      { status: 'waiting', end_reason: null },
      { status: 'cancelled', end_reason: 'another-question' },
    ]);
  });

  it('leads an old button where it led, in the version that lives today', async () => {
    const menu = drawFlow({ k: keyword('menu'), a: text('menu'), p: text('old price') }, 'k.next>a', 'a.next>p');
    const buttons = {
      ...menu,
      nodes: menu.nodes.map((node) =>
        node.id === 'a'
          ? { ...node, type: 'send-buttons', config: { text: 'Choose', options: [{ id: 'x1', label: 'Price' }] } }
          : node,
      ),
      edges: menu.edges.map((edge) => (edge.from === 'a' ? { ...edge, exit: 'x1' } : edge)),
    };
    const first = await lab.publish(buttons);
    await lab.say('menu');
    await lab.settle();
    await lab.rows(`update run set status = 'cancelled', wait_reply = false, due_at = null`);
    const renewed = buttons.nodes.map((node) => (node.id === 'p' ? { ...node, config: { text: 'new price' } } : node));
    await lab.publish({ ...buttons, nodes: renewed }, { flowId: first.flowId, number: 2 });
    const id = writeChoiceToken({ version: first.versionId, node: 'a', exit: 'x1' });
    const interactive = { type: 'button_reply', button_reply: { id, title: 'Price' } };
    await lab.say('', { message: { type: 'interactive', interactive } });
    await lab.settle();
    expect(lab.texts().at(-1)).toBe('new price');
    expect((await dispositions()).at(-1)).toEqual({ outcome: 'started-flow', reason: 'old-button' });
  });

  it('hears only the label of a button whose flow leads nowhere any more, even when its ids fit the open question', async () => {
    const choose = (label: string) => ({
      type: 'send-buttons',
      config: {
        text: 'Choose',
        options: [
          { id: 'x1', label },
          { id: 'x2', label: 'Other' },
        ],
      },
    });
    const gone = await lab.publish(
      drawFlow({ k: keyword('old'), a: choose('Old'), p: text('old') }, 'k.next>a', 'a.x1>p'),
    );
    await lab.rows(`update flow set status = 'archived'`);
    await lab.publish(drawFlow({ k: keyword('new'), a: choose('New'), p: text('new') }, 'k.next>a', 'a.x1>p'));
    await lab.say('new');
    await lab.settle();
    const id = writeChoiceToken({ version: gone.versionId, node: 'a', exit: 'x1' });
    await lab.say('', {
      message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title: 'Old' } } },
    });
    await lab.settle();
    expect(lab.texts()).not.toContain('new');
  });

  it('keeps a run on the version it began with', async () => {
    const flow = (words: string) => drawFlow({ k: keyword('hi'), w: wait(60), t: text(words) }, 'k.next>w', 'w.next>t');
    const first = await lab.publish(flow('old'));
    await lab.say('hi');
    await lab.settle();
    await lab.publish(flow('new'), { flowId: first.flowId, number: 2 });
    await lab.wait(60_000);
    await lab.say('hi');
    await lab.settle();
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['old', 'new']);
  });

  it('leaves runs of a newer interpreter alone', async () => {
    await lab.publish(drawFlow({ k: keyword('hi'), w: wait(60), t: text('later') }, 'k.next>w', 'w.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.rows('update run set engine_schema = 99');
    await lab.wait(60_000);
    expect(lab.texts()).toEqual([]);
    expect(await runs()).toEqual([{ status: 'waiting', end_reason: null }]);
  });
});

describe('time', () => {
  it('lets a message that came before the timer win, though both are seen late', async () => {
    await lab.publish(
      drawFlow(
        { k: keyword('hi'), q: ask('Name?', within10), t: text('Hello {{ answer }}'), s: text('Silence') },
        'k.next>q',
        'q.next>t',
        'q.no-reply>s',
      ),
    );
    await lab.say('hi');
    await lab.settle();
    const asked = lab.clock.at;
    lab.clock.at += 60_000;
    await lab.say('Ana', { at: asked + 5_000 });
    await lab.settle();
    expect(lab.texts()).toEqual(['Name?', 'Hello Ana']);
  });

  it('lets a timer that was due before the message win', async () => {
    await lab.publish(
      drawFlow(
        { k: keyword('hi'), q: ask('Name?', within10), t: text('Hello {{ answer }}'), s: text('Silence') },
        'k.next>q',
        'q.next>t',
        'q.no-reply>s',
      ),
    );
    await lab.say('hi');
    await lab.settle();
    const asked = lab.clock.at;
    lab.clock.at += 60_000;
    await lab.say('Ana', { at: asked + 30_000 });
    await lab.settle();
    expect(lab.texts()).toEqual(['Name?', 'Silence']);
  });

  it('never loses a timer to a provider whose clock runs ahead', async () => {
    await lab.publish(drawFlow({ k: keyword('hi'), w: wait(60), t: text('later') }, 'k.next>w', 'w.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.say('from the future', { at: lab.clock.at + 3_600_000 });
    await lab.settle();
    expect(lab.texts()).toEqual([]);
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['later']);
    const [row] = await lab.rows<{ last_in_at: Date }>('select last_in_at from conversation');
    expect(row?.last_in_at.getTime()).toBeLessThanOrEqual(lab.clock.at);
  });

  it('marks in the journal what arrived out of order', async () => {
    await lab.publish(drawFlow({ k: { type: 'any-message', config: {} }, t: text('ok') }, 'k.next>t'));
    await lab.say('second', { at: lab.clock.at });
    await lab.settle();
    await lab.say('first', { at: lab.clock.at - 5_000 });
    await lab.settle();
    expect(await lab.rows('select late from journal order by run_id')).toEqual([{ late: false }, { late: true }]);
  });
});

describe('consent', () => {
  it.each(['STOP', ' stop. ', 'Baja', 'PARAR', 'Pare!'])('takes %j as an opt-out and confirms once', async (word) => {
    await lab.publish(drawFlow({ k: { type: 'any-message', config: {} }, t: text('bot') }, 'k.next>t'));
    await lab.say(word);
    await lab.settle();
    expect(lab.texts()).toHaveLength(1);
    expect(lab.texts()[0]).toContain('marketing');
    expect(await lab.rows('select opted_out_at is not null as out from contact')).toEqual([{ out: true }]);
    expect(await lab.rows('select change, source from consent_log')).toEqual([{ change: 'opt-out', source: 'word' }]);
    expect(await dispositions()).toEqual([{ outcome: 'ignored', reason: 'opt-out' }]);
  });

  it('lets the author answer STOP with a flow of their own, and opts out all the same', async () => {
    await lab.publish(drawFlow({ k: keyword('stop'), t: text('Goodbye') }, 'k.next>t'));
    await lab.say('stop');
    await lab.settle();
    expect(lab.texts()).toEqual(['Goodbye']);
    expect(await lab.rows('select opted_out_at is not null as out from contact')).toEqual([{ out: true }]);
  });

  it('takes people back who ask for it, and only those who had left', async () => {
    await lab.publish(drawFlow({ k: { type: 'any-message', config: {} }, t: text('bot') }, 'k.next>t'));
    await lab.say('start');
    await lab.settle();
    expect(lab.texts()).toEqual(['bot']);
    await lab.say('stop');
    await lab.settle();
    await lab.say('start');
    await lab.settle();
    expect(await lab.rows('select change from consent_log order by at, id')).toEqual([
      { change: 'opt-out' },
      { change: 'opt-in' },
    ]);
  });
});

describe('owners', () => {
  it('leaves messages to people while they own the conversation, and holds the clocks', async () => {
    await lab.publish(drawFlow({ k: keyword('hi'), w: wait(60), t: text('later') }, 'k.next>w', 'w.next>t'));
    await lab.say('hi');
    await lab.settle();
    await lab.rows(`update conversation set owner = 'people', owner_epoch = owner_epoch + 1`);
    await lab.say('hi');
    await lab.wait(3_600_000);
    expect(lab.texts()).toEqual([]);
    expect((await dispositions())[1]).toEqual({ outcome: 'to-inbox', reason: 'owned-by-people' });
    expect(await lab.rows('select due_at, held_due_at is not null as held from run')).toEqual([
      { due_at: null, held: true },
    ]);
    await lab.rows(`update conversation set owner = 'bot', owner_epoch = owner_epoch + 1`);
    await lab.rows(`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select workspace_id, bucket, uuidv7(), id, 'owner-changed', '${new Date(lab.clock.at).toISOString()}',
        '${new Date(lab.clock.at).toISOString()}', '${new Date(lab.clock.at).toISOString()}', '{"to": "bot"}' from conversation`);
    await lab.settle();
    expect(lab.texts()).toEqual(['later']);
  });

  it('sends what the bot says before it hands over, and counts what waits for people', async () => {
    await lab.publish(
      drawFlow(
        { k: keyword('human'), t: text('One moment'), h: { type: 'hand-over', config: { note: 'Asks for a person' } } },
        'k.next>t',
        't.next>h',
      ),
    );
    await lab.say('human');
    await lab.settle();
    expect(lab.texts()).toEqual(['One moment']);
    expect(await lab.rows('select owner, hand_over_note, unread from conversation')).toEqual([
      { owner: 'people', hand_over_note: 'Asks for a person', unread: 1 },
    ]);
  });
});
