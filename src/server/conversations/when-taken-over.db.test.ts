import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import { receiveWebhook } from '#/engine/receive/receive-webhook.ts';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { WhenTakenOver } from '#/flow/graph/document.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makeMember } from '../testing.ts';
import { giveBack } from './give-back.ts';
import { takeOver } from './take-over.ts';

let lab: Lab;
let ana: { kind: 'member'; userId: string; workspace: string };

beforeEach(async () => {
  lab = await openLab();
  // use-cases read the database's clock: the lab begins where it stands
  lab.clock.at = Date.now();
  const userId = await makeMember(lab.ids.workspace, 'agent');
  ana = { kind: 'member', userId, workspace: `lab-${lab.ids.workspace.slice(-8)}` };
});
afterAll(closeJobQueue);

const minute = 60_000;
const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const keyword = (word: string, whenBusy = 'ignore') => ({
  type: 'keyword',
  config: { words: [word], match: 'contains', whenBusy },
});
const wait = { type: 'wait', config: { until: { how: 'duration', amount: 10, unit: 'minutes' } } };
const question = {
  type: 'ask-question',
  config: { text: 'Name?', answer: { kind: 'text' }, variable: 'name', noReply: { amount: 10, unit: 'minutes' } },
};

/** Says "Later" ten minutes after it was asked for. */
const laterFlow = (rule?: WhenTakenOver) =>
  lab.publish({
    ...drawFlow({ k: keyword('later'), w: wait, t: text('Later') }, 'k.next>w', 'w.next>t'),
    ...(rule && { settings: { whenTakenOver: rule } }),
  });
const askFlow = (rule: WhenTakenOver) =>
  lab.publish({
    ...drawFlow(
      { k: keyword('hi'), q: question, t: text('Hello {{ name }}'), s: text('Silence') },
      'k.next>q',
      'q.next>t',
      'q.no-reply>s',
    ),
    settings: { whenTakenOver: rule },
  });
async function say(words: string) {
  await lab.say(words);
  await lab.settle();
}
const theConversation = async () => (await lab.rows<{ id: string }>('select id from conversation'))[0]?.id as string;
/** The use-cases go by the database's clock: the lab's must not stand before it. */
async function settleNow() {
  lab.clock.at = Math.max(lab.clock.at, Date.now() + 1_000);
  await lab.settle();
}
async function taken() {
  await takeOver.call(ana, { id: await theConversation() });
  await settleNow();
}
async function givenBack() {
  await giveBack.call(ana, { id: await theConversation() });
  await settleNow();
}
const runs = () => lab.rows('select status, end_reason from run order by id');

describe('a takeover, and runs that wait', () => {
  it.each([undefined, 'continue'] as const)('which go on where they were (%s)', async (rule) => {
    await laterFlow(rule);
    await say('later');
    await lab.wait(4 * minute);
    await taken();
    await lab.wait(3 * minute);
    await givenBack();
    await lab.wait(3 * minute - 1_000);
    expect(lab.texts()).toEqual([]);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['Later']);
  });

  it('which go on at once when their time has come meanwhile', async () => {
    await laterFlow('continue');
    await say('later');
    await taken();
    await lab.wait(60 * minute);
    expect(lab.texts()).toEqual([]);
    await givenBack();
    expect(lab.texts()).toEqual(['Later']);
  });

  it('which end at once, where the flow says so', async () => {
    await laterFlow('stop');
    await askFlow('continue');
    await say('later');
    await say('hi');
    await taken();
    expect(await runs()).toEqual([
      { status: 'cancelled', end_reason: 'taken-over' },
      { status: 'waiting', end_reason: null },
    ]);
    await givenBack();
    await say('Ana');
    await lab.wait(60 * minute);
    expect(lab.texts()).toEqual(['Name?', 'Hello Ana']);
    expect(await lab.rows('select id from inbox')).toEqual([]);
  });

  it('which end though it was given back before the engine saw it, and take no answer that came since', async () => {
    await askFlow('stop');
    await say('hi');
    const id = await theConversation();
    await takeOver.call(ana, { id });
    await giveBack.call(ana, { id });
    await lab.say('Ana');
    await settleNow();
    expect(await runs()).toEqual([{ status: 'cancelled', end_reason: 'taken-over' }]);
    expect(lab.texts()).toEqual(['Name?']);
    await say('hi');
    expect(lab.texts()).toEqual(['Name?', 'Name?']);
  });

  it.each([3, 60])('which wait from the beginning once it is given back, here after %s minutes', async (minutes) => {
    await laterFlow('restart');
    await say('later');
    await lab.wait(5 * minute);
    await taken();
    await lab.wait(minutes * minute);
    await givenBack();
    await lab.wait(10 * minute - 1_000);
    expect(lab.texts()).toEqual([]);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['Later']);
  });

  it('which do not ask anew, but give all the time again for an answer', async () => {
    await askFlow('restart');
    await say('hi');
    await lab.wait(8 * minute);
    await taken();
    await givenBack();
    await lab.wait(9 * minute);
    expect(lab.texts()).toEqual(['Name?']);
    await say('Ana');
    expect(lab.texts()).toEqual(['Name?', 'Hello Ana']);
  });

  it.each(['flow', 'trigger'])('which end too when a %s hands over', async (who) => {
    await laterFlow('stop');
    const help = who === 'flow' ? keyword('help') : keyword('help', 'hand-over');
    const more = { q: question, h: { type: 'hand-over', config: { note: '' } } };
    await lab.publish(
      who === 'flow'
        ? drawFlow({ k: help, h: more.h }, 'k.next>h')
        : drawFlow({ k: keyword('ask'), k2: help, q: more.q }, 'k.next>q'),
    );
    await say('later');
    if (who === 'trigger') await say('ask');
    await say('help');
    expect(await lab.rows('select owner from conversation')).toEqual([{ owner: 'people' }]);
    expect((await runs())[0]).toEqual({ status: 'cancelled', end_reason: 'taken-over' });
  });

  it('which end too when somebody answers in the app of the phone', async () => {
    await laterFlow('stop');
    await lab.say('later', { from: '15550102001' });
    await lab.settle();
    await receiveWebhook(lab.deps, lab.door, whatsappCloudAdapter.parse(readFixture('webhooks/smb-echo-text.json')));
    await lab.settle();
    expect(await lab.rows('select owner from conversation')).toEqual([{ owner: 'people' }]);
    expect(await runs()).toEqual([{ status: 'cancelled', end_reason: 'taken-over' }]);
    expect(await lab.rows('select id from inbox')).toEqual([]);
  });
});
