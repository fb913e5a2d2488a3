import { beforeEach, describe, expect, it } from 'vitest';
import { disconnectChannel } from '#/server/channels/disconnect-channel.ts';
import { takeOver } from '#/server/conversations/take-over.ts';
import { stopRun } from '#/server/runs/stop-run.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { sweepDoubts } from './sweep-doubts.ts';

let lab: Lab;
const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const keyword = { type: 'keyword', config: { words: ['hi'], match: 'exact' } };
const one = drawFlow({ k: keyword, a: text('one') }, 'k.next>a');

beforeEach(async () => {
  lab = await openLab();
});

const endings = () => lab.rows(`select ending, status from message where direction = 'out' order by id`);
const request = (index: number) => lab.sent[index] as (typeof lab.sent)[number];
const later = { errors: [{ code: 131000, title: 'Something went wrong' }] };
const somebodyElseWrites = async (after = 6_000) => {
  lab.clock.at += after;
  await lab.say('anybody?', { from: '5511911111111' });
};

describe('news that come late', () => {
  it('of an attempt that was repeated do not undo what the later one reached', async () => {
    await lab.publish(one);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
    for (let i = 0; i < 40; i++) await somebodyElseWrites();
    await sweepDoubts(lab.deps);
    await lab.settle();
    expect(lab.sent.map(({ mark }) => mark.attempt)).toEqual([1, 2]);
    await lab.status(request(0), 'wamid.first', 'failed', later);
    await lab.wait(120_000);
    expect(lab.sent).toHaveLength(2);
    expect(await endings()).toEqual([{ ending: null, status: 1 }]);
  });

  it('that a failed message had been sent neither hide the failure nor cancel its repetition', async () => {
    await lab.publish(one);
    await lab.say('hi');
    await lab.settle();
    await lab.status(request(0), 'wamid.out1', 'failed', later);
    await lab.status(request(0), 'wamid.out1', 'sent');
    expect(await lab.rows('select state from outbox')).toEqual([{ state: 'ready' }]);
    await lab.wait(120_000);
    expect(lab.sent).toHaveLength(2);
  });

  it('of a failure for good stand, though the news that it was sent come after', async () => {
    await lab.publish(one);
    await lab.say('hi');
    await lab.settle();
    await lab.status(request(0), 'wamid.out1', 'failed', { errors: [{ code: 131026, title: 'Undeliverable' }] });
    await lab.status(request(0), 'wamid.out1', 'sent');
    expect(await endings()).toEqual([{ ending: 'failed', status: 2 }]);
    await lab.status(request(0), 'wamid.out1', 'delivered');
    expect(await endings()).toEqual([{ ending: null, status: 3 }]);
  });
});

describe('a doubt after an outage', () => {
  beforeEach(async () => {
    await lab.publish(one);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
    lab.clock.at += 600_000;
    await somebodyElseWrites(0);
  });

  it('does not ripen with the first webhook: the status may be among those that follow', async () => {
    await sweepDoubts(lab.deps);
    await lab.settle();
    expect(lab.sent).toHaveLength(1);
    await lab.status(request(0), 'wamid.first', 'delivered');
    for (let i = 0; i < 40; i++) await somebodyElseWrites();
    await sweepDoubts(lab.deps);
    await lab.settle();
    expect(lab.sent).toHaveLength(1);
  });

  it('ripens once webhooks have come for a while and none was about it', async () => {
    for (let i = 0; i < 18; i++) await somebodyElseWrites();
    await sweepDoubts(lab.deps);
    await lab.settle();
    expect(lab.sent).toHaveLength(2);
  });
});

it('a provider that was away for long costs a message none of its tries', async () => {
  await lab.publish(one);
  lab.answers.push('refuse-connection', 'refuse-connection', 'refuse-connection', 'refuse-connection', {
    error: 130429,
  });
  await lab.say('hi');
  for (let i = 0; i < 12; i++) await lab.wait(20_000);
  expect(await endings()).toEqual([{ ending: null, status: 1 }]);
});

it('messages of a run keep their order when the flow is paused between them', async () => {
  const wait = { type: 'wait', config: { until: { how: 'duration', amount: 2, unit: 'seconds' } } };
  await lab.publish(
    drawFlow({ k: keyword, a: text('one'), w: wait, b: text('two') }, 'k.next>a', 'a.next>w', 'w.next>b'),
  );
  await lab.rows(`update flow set status = 'paused'`);
  await lab.rows(`update flow set status = 'live'`);
  await lab.say('hi');
  await lab.turn();
  await lab.rows(`update flow set status = 'paused'`);
  await lab.sender.work();
  await lab.rows(`update flow set status = 'live'`);
  await lab.wait(2_000);
  expect(lab.texts()).toEqual([]);
  await lab.wait(4_000);
  expect(lab.texts()).toEqual(['one', 'two']);
});

it('an end that cannot be written keeps no other from being written', async () => {
  await lab.publish(one);
  await lab.say('hi');
  await lab.say('hi', { from: '5511900000002' });
  await lab.turn();
  await lab.sender.work();
  // the first request's row is made impossible to finish
  await lab.rows(`create function refuse_it() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await lab.rows(`create trigger refuse before update on message for each row
    when (new.id = '${request(0).mark.message}') execute function refuse_it()`);
  await lab.sender.drain();
  await lab.rows('drop trigger refuse on message');
  await lab.rows('drop function refuse_it()');
  expect(lab.reports).toContain('send-end-lost');
  expect(await lab.rows('select id from outbox')).toEqual([{ id: request(0).mark.message }]);
});

describe('a repetition after a doubt', () => {
  const actor = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;
  const first = async () =>
    (
      await lab.rows<Record<string, unknown>>(`
      select ending, ending_reason, status, attempts, error ->> 'code' as code from message
      where direction = 'out' order by id limit 1`)
    )[0];
  const unknown = { ending: 'unknown', ending_reason: 'no-answer', status: 0, attempts: 1, code: null };
  const conversation = async () =>
    (await lab.rows<{ conversation_id: string }>('select conversation_id from outbox'))[0]?.conversation_id as string;

  beforeEach(async () => {
    await lab.publish(one);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
    for (let i = 0; i < 40; i++) await somebodyElseWrites();
    await sweepDoubts(lab.deps);
    expect(await lab.rows('select state, attempt from outbox where attempt > 0')).toEqual([
      { state: 'ready', attempt: 1 },
    ]);
    // only what is about the doubt is left to be sent
    await lab.rows('delete from outbox where attempt = 0');
  });

  it('that the claim forbids leaves the first attempt as what it is: unknown', async () => {
    await lab.rows('update conversation set owner_epoch = owner_epoch + 1');
    await lab.settle();
    expect(await first()).toEqual(unknown);
  });

  it.each([
    ['a takeover', async () => takeOver.call(actor(), { id: await conversation() })],
    [
      'stopping the run',
      async () => {
        const [row] = await lab.rows<{ run_id: string }>('select run_id from outbox');
        await stopRun.call(actor(), { id: row?.run_id as string });
      },
    ],
    ['disconnecting the number', () => disconnectChannel.call(actor(), { id: lab.ids.channel })],
  ])('that %s takes back leaves it unknown, too', async (_, take) => {
    await take();
    expect(await lab.rows('select * from outbox')).toEqual([]);
    expect(await first()).toEqual(unknown);
  });

  it('that the provider refuses for good leaves it unknown, and keeps what the provider said', async () => {
    lab.answers.push({ error: 131026 });
    await lab.settle();
    expect(await lab.rows('select * from outbox')).toEqual([]);
    expect(await first()).toEqual({ ...unknown, attempts: 2, code: '131026' });
  });
});

it('what was never in doubt is cancelled when it is taken back', async () => {
  await lab.publish(one);
  await lab.say('hi');
  await lab.turn();
  const [row] = await lab.rows<{ conversation_id: string }>('select conversation_id from outbox');
  await takeOver.call({ kind: 'operator', workspaceId: lab.ids.workspace }, { id: row?.conversation_id as string });
  expect(await endings()).toEqual([{ ending: 'cancelled', status: 0 }]);
});

it('a repetition after a reported failure that fails for good is a failure, though the first had been sent', async () => {
  await lab.publish(one);
  await lab.say('hi');
  await lab.settle();
  await lab.status(request(0), 'wamid.out1', 'sent');
  await lab.status(request(0), 'wamid.out1', 'failed', later);
  lab.answers.push({ error: 131026 });
  await lab.wait(120_000);
  expect(await endings()).toEqual([{ ending: 'failed', status: 2 }]);
});

it('a repetition that is refused takes nothing from an attempt that proves to have been sent meanwhile', async () => {
  await lab.publish(one);
  lab.answers.push('lose-answer');
  await lab.say('hi');
  await lab.settle();
  for (let i = 0; i < 40; i++) await somebodyElseWrites();
  await sweepDoubts(lab.deps);
  lab.answers.push({ error: 131026 });
  await lab.sender.work();
  await lab.status(request(0), 'wamid.first', 'sent');
  await lab.sender.drain();
  expect((await endings())[0]).toEqual({ ending: null, status: 2 });
});
