import { beforeEach, describe, expect, it } from 'vitest';
import { listMessages } from '#/server/conversations/list-messages.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { sweepDoubts } from './sweep-doubts.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string, marketing = false) => ({ type: 'send-text', config: { text: words, marketing } });
const onAnything = { type: 'any-message', config: {} };
const two = drawFlow({ k: onAnything, a: text('one'), b: text('two') }, 'k.next>a', 'a.next>b');
const one = drawFlow({ k: onAnything, a: text('one') }, 'k.next>a');
const advert = drawFlow({ k: onAnything, a: text('buy this', true) }, 'k.next>a');

/** Webhooks keep arriving for the number, only not about the send in doubt. */
const webhooksFlow = async () => {
  const other = {
    to: '+5511911111111',
    body: {},
    mark: { message: '00000000-0000-7000-8000-000000000000', attempt: 1 },
  };
  for (let i = 0; i < 18; i++) {
    lab.clock.at += 6_000;
    await lab.status(other, `wamid.other.${lab.clock.at}`, 'sent');
  }
};
const endings = () =>
  lab.rows<{ ending: string | null; ending_reason: string | null; status: number }>(
    `select ending, ending_reason, status from message where direction = 'out' order by id`,
  );
const findings = async () =>
  (await lab.rows<{ finding: string }>('select finding from send_audit order by id')).map((r) => r.finding);

describe('a send whose fate is unknown', () => {
  beforeEach(async () => {
    await lab.publish(one);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
  });

  it('waits for the status that carries our mark, and is never repeated', async () => {
    expect(await lab.rows('select state from outbox')).toEqual([{ state: 'uncertain' }]);
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.lost', 'delivered');
    expect(await lab.rows('select * from outbox')).toEqual([]);
    expect(await endings()).toEqual([{ ending: null, ending_reason: null, status: 3 }]);
    expect(await findings()).toEqual(['uncertain', 'settled-by-status']);
  });

  it('is sent once more when no status comes though webhooks do, and then kept as unknown', async () => {
    await webhooksFlow();
    expect(await sweepDoubts(lab.deps)).toBe(1);
    lab.answers.push('lose-answer');
    await lab.settle();
    expect(lab.sent.filter((r) => r.to === '+5511987654321').map((r) => r.mark.attempt)).toEqual([1, 2]);
    await webhooksFlow();
    await sweepDoubts(lab.deps);
    expect(await endings()).toContainEqual({ ending: 'unknown', ending_reason: 'no-answer', status: 0 });
    expect(await findings()).toEqual(['uncertain', 'resent', 'uncertain', 'kept-unknown']);
    expect(lab.reports).toContain('send-unknown');
  });

  it('waits on while no webhook arrives for the number at all', async () => {
    lab.clock.at += 24 * 3_600_000;
    expect(await sweepDoubts(lab.deps)).toBe(0);
  });

  it('takes a planned repetition back when the first attempt proves to have arrived', async () => {
    await webhooksFlow();
    await sweepDoubts(lab.deps);
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.lost', 'sent');
    await lab.settle();
    expect(lab.sent.filter((r) => r.to === request.to)).toHaveLength(1);
  });

  it('believes a late delivery more than a cancellation', async () => {
    await webhooksFlow();
    await sweepDoubts(lab.deps);
    await lab.rows(`update conversation set owner = 'people', owner_epoch = owner_epoch + 1`);
    await lab.settle();
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.lost', 'delivered');
    expect((await endings())[0]).toEqual({ ending: null, ending_reason: null, status: 3 });
  });

  it('proves and reports a duplicate when both attempts arrived', async () => {
    await webhooksFlow();
    await sweepDoubts(lab.deps);
    await lab.settle();
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.first', 'delivered');
    expect(await findings()).toContain('duplicate-proven');
    expect(lab.reports).toContain('send-duplicate');
  });
});

describe('marketing in doubt', () => {
  it('is never repeated by itself', async () => {
    await lab.publish(advert);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
    await webhooksFlow();
    await sweepDoubts(lab.deps);
    await lab.settle();
    expect(lab.sent.filter((r) => r.to === '+5511987654321')).toHaveLength(1);
    expect(await endings()).toContainEqual({ ending: 'unknown', ending_reason: 'no-answer', status: 0 });
  });
});

describe('order', () => {
  /** What screens get to know of each message of ours. */
  async function behindDoubt() {
    const [row] = await lab.rows<{ id: string }>('select id from conversation');
    const actor = { kind: 'operator', workspaceId: lab.ids.workspace } as const;
    const { rows } = await listMessages.call(actor, { id: row?.id as string });
    return rows.filter(({ direction }) => direction === 'out').map((message) => message.behindDoubt);
  }

  it('sends the second message of a run only after the first is accepted', async () => {
    await lab.publish(two);
    lab.answers.push('refuse-connection');
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts()).toEqual([]);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['one', 'two']);
    expect(await behindDoubt()).toEqual([false, false]);
  });

  it('goes on after 15 s behind a message of which nobody knows whether it arrived', async () => {
    await lab.publish(two);
    lab.answers.push('lose-answer');
    await lab.say('hi');
    await lab.settle();
    expect(lab.texts()).toEqual(['one']);
    await lab.wait(15_001);
    expect(lab.texts()).toEqual(['one', 'two']);
    expect(await behindDoubt()).toEqual([false, true]);
  });
});

describe('refusals', () => {
  beforeEach(() => lab.publish(one));

  it('fails a message for good by the code of the provider', async () => {
    lab.answers.push({ error: 131026 });
    await lab.say('hi');
    await lab.settle();
    expect(await endings()).toEqual([{ ending: 'failed', ending_reason: 'provider', status: 0 }]);
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('halves the speed of a number that is too fast, tries again, and recovers by the minute', async () => {
    lab.answers.push({ error: 130429 });
    await lab.say('hi');
    await lab.settle();
    expect(await lab.rows('select rate from channel_limit')).toEqual([{ rate: 40 }]);
    await lab.wait(2_000);
    expect(lab.texts()).toEqual(['one']);
    await lab.wait(10 * 60_000);
    await lab.say('hi');
    await lab.settle();
    expect(await lab.rows('select rate, slowed_at from channel_limit')).toEqual([{ rate: 80, slowed_at: null }]);
  });

  it('spares one person after a pair-limit error, and only that one', async () => {
    lab.answers.push({ error: 131056 });
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi', { from: '5511922222222' });
    await lab.settle();
    expect(lab.sent.map((r) => r.to)).toEqual(['+5511922222222']);
    await lab.wait(1_000);
    expect(lab.sent.map((r) => r.to)).toEqual(['+5511922222222', '+5511987654321']);
  });

  it('pauses the number on trouble that concerns all its messages', async () => {
    lab.answers.push({ error: 190 });
    await lab.say('hi');
    await lab.settle();
    expect(await lab.rows('select state, paused_reason from channel')).toMatchObject([{ state: 'paused' }]);
    await lab.say('hi', { from: '5511922222222' });
    await lab.settle();
    expect(lab.sent).toEqual([]);
    await lab.rows(`update channel set state = 'active'`);
    await lab.wait(5_000);
    expect(lab.sent.map((r) => r.to)).toEqual(['+5511987654321', '+5511922222222']);
  });

  it('retries what was accepted first and failed for now later', async () => {
    await lab.say('hi');
    await lab.settle();
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.out1', 'failed', { errors: [{ code: 131056, title: 'pair' }] });
    await lab.wait(1_000);
    expect(lab.sent.map((r) => r.mark.attempt)).toEqual([1, 2]);
    expect(lab.texts()).toEqual(['one', 'one']);
  });

  it('books an opt-out that the provider reports', async () => {
    await lab.say('hi');
    await lab.settle();
    const [request] = lab.sent;
    if (!request) throw new Error('nothing was sent');
    await lab.status(request, 'wamid.out1', 'failed', { errors: [{ code: 131050, title: 'opted out' }] });
    expect(await lab.rows('select change, source, detail from consent_log')).toEqual([
      { change: 'opt-out', source: 'provider-error', detail: '131050' },
    ]);
  });
});

describe('the gate at the claim', () => {
  it('cancels what a bot computed before a person took over', async () => {
    await lab.publish(one);
    await lab.say('hi');
    const { runTurn } = await import('../turn/run-turn.ts');
    const { effectPerformers } = await import('#/worker/effects.ts');
    await runTurn(lab.deps, effectPerformers);
    await lab.rows(`update conversation set owner = 'people', owner_epoch = owner_epoch + 1`);
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(await endings()).toEqual([{ ending: 'cancelled', ending_reason: 'taken-over', status: 0 }]);
  });

  it('lets nothing marketing reach somebody who has opted out since it was planned', async () => {
    await lab.publish(advert);
    await lab.say('hi');
    const { runTurn } = await import('../turn/run-turn.ts');
    const { effectPerformers } = await import('#/worker/effects.ts');
    await runTurn(lab.deps, effectPerformers);
    await lab.rows('update contact set opted_out_at = now()');
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(await endings()).toEqual([{ ending: 'cancelled', ending_reason: 'opted-out', status: 0 }]);
  });

  it('cancels a free message after the window, counted from the time of the provider', async () => {
    const late = drawFlow(
      {
        k: onAnything,
        w: { type: 'wait', config: { until: { how: 'duration', amount: 1439, unit: 'minutes' } } },
        a: text('late'),
      },
      'k.next>w',
      'w.next>a',
    );
    await lab.publish(late);
    await lab.say('hi');
    await lab.settle();
    await lab.wait(1_439 * 60_000);
    expect(lab.sent).toEqual([]);
    expect(await endings()).toEqual([{ ending: 'cancelled', ending_reason: 'window-closed', status: 0 }]);
  });

  it.each([
    ['a paused flow', `update flow set status = 'paused'`, `update flow set status = 'live'`],
    ['a stopped workspace', 'update workspace set stopped_at = now()', 'update workspace set stopped_at = null'],
    ['a paused channel', `update channel set state = 'paused'`, `update channel set state = 'active'`],
  ])('holds the messages of %s until it goes on', async (_, stop, go) => {
    await lab.publish(one);
    await lab.say('hi');
    const { runTurn } = await import('../turn/run-turn.ts');
    const { effectPerformers } = await import('#/worker/effects.ts');
    await runTurn(lab.deps, effectPerformers);
    await lab.rows(stop);
    await lab.wait(60_000);
    expect(lab.sent).toEqual([]);
    await lab.rows(go);
    await lab.wait(5_000);
    expect(lab.texts()).toEqual(['one']);
  });

  it('lets a number that cannot be opened hold up nobody else, and tries it again', async () => {
    await lab.publish(one);
    const { openChannel } = lab.deps;
    lab.deps.openChannel = async () => {
      throw new Error('no such key');
    };
    await lab.say('hi');
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(lab.reports).toContain('channel-unopened');
    lab.deps.openChannel = openChannel;
    await lab.wait(30_000);
    expect(lab.texts()).toEqual(['one']);
  });

  it('keeps to the speed of the number over any stretch of time', async () => {
    await lab.publish(one);
    await lab.rows('update channel_limit set rate = 2, full_rate = 2, burst = 3');
    for (let i = 0; i < 8; i++) await lab.say('hi', { from: `551199999000${i}` });
    lab.clock.at += 60_000;
    await lab.settle();
    expect(lab.sent).toHaveLength(3);
    await lab.wait(1_000);
    expect(lab.sent).toHaveLength(5);
    await lab.wait(1_500);
    expect(lab.sent).toHaveLength(8);
  });

  it('keeps a quarter of the speed free for answers beside a broadcast, which goes at full speed while none needs it', async () => {
    await lab.publish(one);
    await lab.rows('update channel_limit set rate = 8, full_rate = 8, burst = 8');
    for (let i = 0; i < 30; i++) await lab.say('hi', { from: `55119999900${10 + i}` });
    await lab.turn();
    await lab.rows('update outbox set priority = 2');
    lab.clock.at += 60_000;
    await lab.settle();
    expect(lab.sent).toHaveLength(6);
    await lab.rows(`update outbox set priority = 0 where id = (select max(id::text)::uuid from outbox)`);
    await lab.settle();
    expect(lab.sent).toHaveLength(7);
    await lab.wait(125);
    expect(lab.sent).toHaveLength(7);
    for (let i = 0; i < 8; i++) await lab.wait(125);
    expect(lab.sent).toHaveLength(15);
  });

  it('holds the marketing of a number whose account is restricted until then, and lets answers go', async () => {
    const both = drawFlow({ k: onAnything, a: text('one'), b: text('buy this', true) }, 'k.next>a', 'a.next>b');
    await lab.publish(both);
    await lab.rows(
      `update channel_limit set paused_until = '${new Date(lab.clock.now() + 10 * 60_000).toISOString()}'`,
    );
    await lab.say('hi');
    await lab.settle();
    await lab.say('hi', { from: '5511922222222' });
    await lab.wait(9 * 60_000);
    expect(lab.texts()).toEqual(['one', 'one']);
    await lab.wait(61_000);
    expect(lab.texts()).toEqual(['one', 'one', 'buy this', 'buy this']);
  });

  it('spends no more than the pair limit on one person', async () => {
    await lab.publish(one);
    await lab.rows('update channel_limit set burst = 1000');
    for (let i = 0; i < 50; i++) await lab.say('hi', { id: `wamid.many${i}` });
    await lab.settle();
    expect(lab.sent).toHaveLength(45);
    await lab.wait(6_000);
    expect(lab.sent).toHaveLength(46);
  });
});

describe('a sender that died', () => {
  it('leaves a doubt behind, not a lost or repeated message', async () => {
    await lab.publish(one);
    await lab.say('hi');
    const { runTurn } = await import('../turn/run-turn.ts');
    const { effectPerformers } = await import('#/worker/effects.ts');
    const { claimSends } = await import('./claim-sends.ts');
    await runTurn(lab.deps, effectPerformers);
    const claimed = await claimSends(lab.deps, () => Object.values(lab.deps.adapters)[0]?.capabilities as never, 10);
    expect(claimed).toHaveLength(1);
    await lab.settle();
    expect(lab.sent).toEqual([]);
    lab.clock.at += 30_001;
    await sweepDoubts(lab.deps);
    expect(await lab.rows('select state from outbox')).toEqual([{ state: 'uncertain' }]);
  });

  it('and wakes again after its lease sends nothing any more', async () => {
    await lab.publish(one);
    await lab.say('hi');
    await lab.turn();
    const { openChannel } = lab.deps;
    lab.deps.openChannel = async (tx, id) => {
      // between the claim and the request two minutes pass
      const access = await openChannel(tx, id);
      queueMicrotask(() => {
        lab.clock.at += 120_000;
      });
      return access;
    };
    await lab.sender.work();
    await lab.sender.drain();
    expect(lab.sent).toEqual([]);
    lab.deps.openChannel = openChannel;
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['one']);
  });
});
