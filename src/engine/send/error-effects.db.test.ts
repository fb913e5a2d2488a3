import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, type LabRequest, openLab } from '../testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const onAnything = { type: 'any-message', config: {} };
const minute = { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'minutes' } } };
const endings = () =>
  lab.rows<{ ending: string | null }>(
    `select ending, ending_reason, error ->> 'code' as code from message where direction = 'out' order by id`,
  );
const failed = { ending: 'failed', ending_reason: 'provider' };
const fine = { ending: null, ending_reason: null, code: null };

/** The provider reports minutes later that the first message has failed. */
const failLater = (code: number, title: string) =>
  lab.status(lab.sent[0] as LabRequest, 'wamid.out1', 'failed', { errors: [{ code, title }] });

describe('131047: the window is closed, whatever our own count says', () => {
  beforeEach(async () => {
    const twice = drawFlow(
      { k: onAnything, a: text('one'), w: minute, b: text('two') },
      'k.next>a',
      'a.next>w',
      'w.next>b',
    );
    await lab.publish(twice);
  });
  const said = { ...failed, code: '131047' };
  const cancelled = { ending: 'cancelled', ending_reason: 'window-closed', code: null };

  it('holds back what the run says next, when the answer tells it', async () => {
    lab.answers.push({ error: 131047 });
    await lab.say('hi');
    await lab.settle();
    await lab.wait(60_000);
    expect(lab.sent).toEqual([]);
    expect(await endings()).toEqual([said, cancelled]);
  });

  it('holds it back when a webhook tells it, and opens again with the next message of the contact', async () => {
    await lab.say('hi');
    await lab.settle();
    await failLater(131047, 'Re-engagement message');
    await lab.wait(60_000);
    expect(lab.texts()).toEqual(['one']);
    expect(await endings()).toEqual([said, cancelled]);
    await lab.say('hello?');
    await lab.settle();
    expect(lab.texts()).toEqual(['one', 'one']);
  });

  it('says nothing about anybody else', async () => {
    lab.answers.push({ error: 131047 });
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi', { from: '5511911111111' });
    await lab.settle();
    expect(lab.sent.map(({ to }) => to)).toEqual(['+5511911111111']);
  });
});

describe('131042: the number cannot pay', () => {
  beforeEach(() => lab.publish(drawFlow({ k: onAnything, a: text('one') }, 'k.next>a')));
  const channel = () => lab.rows('select state, paused_reason from channel');
  const paused = [{ state: 'paused', paused_reason: '131042 Business eligibility payment issue' }];

  it('pauses the number, and what it had to say waits until somebody resumes it', async () => {
    lab.answers.push({ error: 131042 });
    await lab.say('hi');
    await lab.settle();
    expect(await channel()).toEqual(paused);
    expect(lab.reports).toContain('channel-paused');
    await lab.say('hi', { from: '5511911111111' });
    await lab.wait(3_600_000);
    expect(lab.sent).toEqual([]);
    await lab.rows(`update channel set state = 'active', paused_reason = null`);
    await lab.wait(5_000);
    expect(lab.sent.map(({ to }) => to).sort()).toEqual(['+5511911111111', '+5511987654321']);
    expect(await endings()).toEqual([fine, fine]);
  });

  it('pauses it when a webhook tells it, and sends that message once more after the pause', async () => {
    await lab.say('hi');
    await lab.settle();
    await failLater(131042, 'Business eligibility payment issue');
    expect(await channel()).toEqual(paused);
    await lab.wait(3_600_000);
    expect(lab.texts()).toEqual(['one']);
    await lab.rows(`update channel set state = 'active', paused_reason = null`);
    await lab.wait(5_000);
    expect(lab.texts()).toEqual(['one', 'one']);
    expect(await endings()).toEqual([fine]);
  });
});

describe('131049: no more marketing for this person for a day', () => {
  const advert = { type: 'send-text', config: { text: 'buy this', marketing: true } };
  beforeEach(() =>
    lab.publish(
      drawFlow({ k: onAnything, a: text('one'), b: advert, c: text('two') }, 'k.next>a', 'a.next>b', 'b.next>c'),
    ),
  );
  const withheld = () => failAd(131049, 'This message was not delivered to maintain healthy ecosystem engagement.');
  const failAd = (code: number, title: string) =>
    lab.status(lab.sent[1] as LabRequest, 'wamid.out2', 'failed', { errors: [{ code, title }] });

  const cancelled = { ending: 'cancelled', ending_reason: 'marketing-withheld', code: null };

  it('takes the next advertisement back, and nothing else', async () => {
    await lab.say('hi');
    await lab.settle();
    await withheld();
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi', { from: '5511911111111' });
    await lab.settle();
    expect(lab.texts()).toEqual(['one', 'buy this', 'two', 'one', 'two', 'one', 'buy this', 'two']);
    expect((await endings()).filter(({ ending }) => ending)).toEqual([{ ...failed, code: '131049' }, cancelled]);
  });

  it('lets advertisements go again after a day', async () => {
    await lab.say('hi');
    await lab.settle();
    await withheld();
    await lab.wait(24 * 3_600_000 - 1_000);
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts().slice(3)).toEqual(['one', 'two']);
    await lab.wait(1_000);
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts().slice(5)).toEqual(['one', 'buy this', 'two']);
  });

  it('takes it back after an answer that tells it, too', async () => {
    await lab.say('hi');
    await lab.turn();
    await lab.sender.work();
    await lab.sender.drain();
    lab.answers.push({ error: 131049 });
    await lab.settle();
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts()).toEqual(['one', 'two', 'one', 'two']);
  });
});
