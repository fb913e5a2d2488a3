import { beforeEach, expect, it } from 'vitest';
import { effectPerformers } from '#/worker/effects.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { runTurn } from './run-turn.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const wait = { type: 'wait', config: { until: { how: 'duration', amount: 60, unit: 'seconds' } } };
const keyword = (word: string, whenBusy = 'ignore') => ({
  type: 'keyword',
  config: { words: [word], match: 'contains', whenBusy },
});
const question = { type: 'ask-question', config: { text: 'Name?', answer: { kind: 'text' }, variable: 'name' } };

/** Sends an offer, a minute after it was asked for; asked again meanwhile, it comes once more afterwards. */
const offers = () =>
  lab.publish(drawFlow({ k: keyword('offer', 'queue'), w: wait, t: text('An offer') }, 'k.next>w', 'w.next>t'));
async function say(words: string) {
  await lab.say(words);
  await lab.settle();
}
/** Every message with what became of it, and how the run ended that it was promised. */
const became = () =>
  lab.rows(`
    select d.outcome, d.reason, r.status, r.end_reason from disposition d join message m on m.id = d.message_id
    left join run r on r.id = d.run_id order by m.id`);

it('a queued start becomes the run that its message was promised', async () => {
  await offers();
  await say('offer');
  await say('offer');
  expect((await became())[1]).toEqual({ outcome: 'started-flow', reason: 'queued', status: null, end_reason: null });
  await lab.wait(60_000);
  await lab.wait(60_000);
  expect(lab.texts()).toEqual(['An offer', 'An offer']);
  expect((await became())[1]).toMatchObject({ reason: 'queued', status: 'done', end_reason: null });
});

it('a queued start of a flow that is no longer live when its turn comes ends where everybody sees it', async () => {
  const { flowId } = await offers();
  await say('offer');
  await say('offer');
  await lab.rows(`update flow set status = 'paused' where id = '${flowId}'`);
  await lab.wait(60_000);
  expect(await lab.rows('select id from inbox')).toEqual([]);
  expect((await became())[1]).toEqual({
    outcome: 'started-flow',
    reason: 'queued',
    status: 'cancelled',
    end_reason: 'flow-not-live',
  });
  const [never] = await lab.rows<{ steps: number; turns: number }>(`
    select steps, (select count(*)::int from journal j where j.run_id = r.id) as turns from run r
    where end_reason = 'flow-not-live' and ended_at is not null`);
  expect(never).toEqual({ steps: 0, turns: 0 });
});

it('ten starts wait, however many turns they came in; the eleventh is told', async () => {
  await offers();
  for (let asked = 0; asked < 12; asked++) await say('offer');
  const outcomes = (await became()).map(({ outcome, reason }) => `${outcome} ${reason}`);
  expect(outcomes).toEqual(['started-flow null', ...Array(10).fill('started-flow queued'), 'ignored queue-full']);
  await lab.wait(60_000);
  // one has begun: there is one place again
  await say('offer');
  await say('offer');
  expect((await became()).slice(-2)).toMatchObject([{ reason: 'queued' }, { reason: 'queue-full' }]);
  for (let turn = 0; turn < 12; turn++) await lab.wait(60_000);
  expect(lab.texts()).toEqual(Array(12).fill('An offer'));
});

it('an answer that also asks for a flow says whether that was queued', async () => {
  await offers();
  await lab.publish(drawFlow({ k: keyword('hi'), q: question, q2: question }, 'k.next>q', 'q.next>q2'));
  await say('offer');
  for (let asked = 0; asked < 9; asked++) await say('offer');
  await say('hi');
  await say('offer');
  await say('offer');
  expect((await became()).slice(-2)).toMatchObject([
    { outcome: 'resumed-run', reason: 'queued' },
    { outcome: 'resumed-run', reason: 'queue-full' },
  ]);
});

it('starts that wait in a lane which is given up fail visibly', async () => {
  await offers();
  await say('offer');
  await say('offer');
  const broken = { ...effectPerformers, 'send-message': () => Promise.reject(new Error('bad data')) };
  for (const seconds of [60, 1, 4, 16, 64]) {
    lab.clock.at += seconds * 1_000;
    await runTurn(lab.deps, broken);
  }
  expect(lab.reports).toContain('lane-given-up');
  expect(await lab.rows('select id from inbox')).toEqual([]);
  expect(await became()).toMatchObject([
    { status: 'failed', end_reason: 'engine-failed' },
    { status: 'failed', end_reason: 'engine-failed' },
  ]);
});
