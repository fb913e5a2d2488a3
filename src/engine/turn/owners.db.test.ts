import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const keyword = (word: string) => ({ type: 'keyword', config: { words: [word], match: 'contains' } });
const wait = (amount: number) => ({ type: 'wait', config: { until: { how: 'duration', amount, unit: 'seconds' } } });
const ask = (question: string, noReplySeconds: number) => ({
  type: 'ask-question',
  config: {
    text: question,
    answer: { kind: 'text' },
    variable: 'answer',
    noReply: { amount: noReplySeconds, unit: 'seconds' },
  },
});
const call = { type: 'http-request', config: { method: 'GET', url: 'https://example.com/price', headers: [] } };

const takeOver = () =>
  lab.rows(`update conversation set owner = 'people', owner_epoch = owner_epoch + 1, owner_since = now()`);
async function giveBack(at = lab.clock.at) {
  await lab.rows(`update conversation set owner = 'bot', owner_epoch = owner_epoch + 1, owner_since = now()`);
  await lab.tell('owner-changed', { to: 'bot' }, at);
}
/** The answer to the one outside call that was ordered. */
async function answerCall() {
  const job = lab.jobs.find(({ queue }) => queue === 'request-http')?.payload as { runId: string; key: string };
  await lab.tell('activity', { runId: job.runId, key: job.key, result: { ok: true, status: 200, body: { price: 7 } } });
}

describe('an outside call that is answered while people own the conversation', () => {
  const prices = drawFlow(
    { k: keyword('price'), h: call, ok: text('It is 7'), no: text('Sorry') },
    'k.next>h',
    'h.ok>ok',
    'h.failed>no',
  );

  it('does not make the bot talk over them, and is heard when they give the conversation back', async () => {
    await lab.publish(prices);
    await lab.say('price');
    await lab.settle();
    await takeOver();
    await answerCall();
    await lab.settle();
    await lab.wait(60_000);
    expect(lab.texts()).toEqual([]);
    await giveBack();
    await lab.settle();
    expect(lab.texts()).toEqual(['It is 7']);
    expect(await lab.rows('select * from inbox')).toEqual([]);
    expect(await lab.rows('select status from run')).toEqual([{ status: 'done' }]);
  });

  it('is heard though the time for the answer has run out meanwhile', async () => {
    await lab.publish(prices);
    await lab.say('price');
    await lab.settle();
    await takeOver();
    await answerCall();
    await lab.wait(3_600_000);
    await giveBack();
    await lab.settle();
    expect(lab.texts()).toEqual(['It is 7']);
  });

  it('is let go with its run', async () => {
    await lab.publish(prices);
    await lab.say('price');
    await lab.settle();
    await takeOver();
    await answerCall();
    await lab.settle();
    await lab.rows(`update run set status = 'cancelled', due_at = null`);
    await giveBack();
    await lab.settle();
    expect(lab.texts()).toEqual([]);
    expect(await lab.rows('select * from inbox')).toEqual([]);
  });
});

describe('clocks that stood still', () => {
  it('are not turned on by a message of the same second that the run has dealt with already', async () => {
    await lab.publish(
      drawFlow(
        { k: keyword('hi'), q: ask('Name?', 60), w: wait(60), t: text('Hello {{ answer }}'), s: text('Silence') },
        'k.next>q',
        'q.next>w',
        'q.no-reply>s',
        'w.next>t',
      ),
    );
    await lab.say('hi');
    await lab.settle();
    await takeOver();
    await lab.wait(120_000);
    expect(await lab.rows('select held_due_at is not null as held from run')).toEqual([{ held: true }]);
    // given back in the middle of a second, and answered within the same one: the provider's time lies before
    lab.clock.at += 500;
    await giveBack();
    lab.clock.at += 300;
    await lab.say('Ana');
    await lab.settle();
    expect(lab.texts()).toEqual(['Name?']);
    await lab.wait(59_000);
    expect(lab.texts()).toEqual(['Name?']);
    await lab.wait(2_000);
    expect(lab.texts()).toEqual(['Name?', 'Hello Ana']);
  });

  it('still run for those of a newer interpreter after an older one met them', async () => {
    await lab.publish(drawFlow({ k: keyword('hi'), w: wait(60), t: text('later') }, 'k.next>w', 'w.next>t'));
    await lab.say('hi');
    await lab.settle();
    await takeOver();
    await lab.wait(120_000);
    await lab.rows('update run set engine_schema = 99');
    await giveBack();
    await lab.settle();
    await lab.rows('update run set engine_schema = 1');
    await lab.wait(5_000);
    expect(lab.texts()).toEqual(['later']);
  });
});
