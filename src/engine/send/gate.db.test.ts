import { beforeEach, expect, test } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { rawPool } from '#/server/db/client.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { standStill, untilBlocked } from '../testing/stopping-pool.ts';
import { claimSends } from './claim-sends.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const day = 86_400_000;

/** A flow that answers a word with one marketing text. */
const offer = (word: string, text = word) =>
  drawFlow(
    {
      start: { type: 'keyword', config: { words: [word], match: 'exact' } },
      say: { type: 'send-text', config: { text, marketing: true } },
    },
    'start.next>say',
  );

const endings = () =>
  lab.rows<{ ending: string | null; reason: string | null; status: number }>(
    "select ending, ending_reason as reason, status from message where direction = 'out' order by id",
  );

test('a person gets no more marketing than the cap allows in its days, from all flows together', async () => {
  await rawPool()`update workspace set marketing_cap = 2, marketing_cap_days = 7`;
  for (const word of ['one', 'two', 'three']) await lab.publish(offer(word));
  for (const word of ['one', 'two', 'three']) {
    await lab.say(word);
    await lab.wait(10_000);
  }
  expect(lab.texts()).toEqual(['one', 'two']);
  expect((await endings()).at(-1)).toMatchObject({ ending: 'cancelled', reason: 'frequency-cap' });
  // another person is not touched
  await lab.say('three', { from: '5511900000002' });
  await lab.settle();
  expect(lab.texts().at(-1)).toBe('three');
  // after its days the first no longer counts
  await lab.wait(7 * day);
  await lab.say('three');
  await lab.settle();
  expect(lab.texts()).toEqual(['one', 'two', 'three', 'three']);
});

test('two marketing messages planned at the same moment do not both take the last place', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  const start = { type: 'keyword', config: { words: ['go'], match: 'exact' } };
  const say = (text: string) => ({ type: 'send-text', config: { text, marketing: true } });
  await lab.publish(drawFlow({ start, a: say('a') }, 'start.next>a'));
  await lab.publish(
    drawFlow({ start: { ...start, config: { words: ['also'], match: 'exact' } }, b: say('b') }, 'start.next>b'),
  );
  await lab.say('go');
  await lab.say('also');
  await lab.settle();
  await lab.wait(10_000);
  expect(lab.texts()).toHaveLength(1);
  expect((await endings()).filter(({ reason }) => reason === 'frequency-cap')).toHaveLength(1);
});

/** The same person on another number, with the same message planned there. */
async function alsoElsewhere(): Promise<void> {
  const channel = lab.deps.newId();
  await lab.rows(`
    insert into channel (workspace_id, id, kind, name, external_id, webhook_key, config)
    select workspace_id, '${channel}', kind, 'Other', '200000000000003', 'other', config from channel`);
  await lab.rows(`
    insert into channel_limit (workspace_id, channel_id, full_rate, rate, burst, tat)
    select workspace_id, '${channel}', full_rate, rate, burst, tat from channel_limit`);
  const conversation = lab.deps.newId();
  const bucket = `get_byte(uuid_send('${conversation}'::uuid), 15)`;
  await lab.rows(`
    insert into conversation (workspace_id, bucket, id, channel_id, contact_id, last_in_at)
    select workspace_id, ${bucket}, '${conversation}', '${channel}', contact_id, last_in_at from conversation`);
  await lab.rows(`
    insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, priority, next_at, when_uncertain, purpose, payload)
    select workspace_id, ${bucket}, '${lab.deps.newId()}', '${conversation}', contact_id, '${channel}', 0, next_at, 'keep', purpose, payload
    from outbox`);
}

test('two claims on two numbers do not both find room for the last message to one person', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  await lab.publish(offer('one'));
  await lab.say('one');
  await lab.turn();
  const claim = () => claimSends(lab.deps, () => whatsappCloudAdapter.capabilities, 10);
  const first = await standStill(lab.deps, 'commit', claim);
  await alsoElsewhere();
  const second = claim();
  await untilBlocked(1, second);
  first.goOn();
  expect(await first.under).toHaveLength(1);
  expect(await second).toHaveLength(0);
  expect(await lab.rows('select state from outbox')).toEqual([{ state: 'sending' }]);
});

test('one claim that meets a person on two numbers counts the first before it looks at the second', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  await lab.publish(offer('one'));
  await lab.say('one');
  await lab.turn();
  await alsoElsewhere();
  await lab.settle();
  expect(lab.sent).toHaveLength(1);
  expect(await lab.rows('select id from outbox')).toEqual([]);
});

test('a repetition of one message counts once', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  await lab.publish(offer('one'));
  lab.answers.push('refuse-connection');
  await lab.say('one');
  await lab.settle();
  await lab.wait(5_000);
  expect(lab.texts()).toEqual(['one']);
});

test('marketing that the provider refused, or that was cancelled after its claim, gives its place back', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  for (const word of ['one', 'two', 'three', 'four']) await lab.publish(offer(word));
  lab.answers.push({ error: 131026 });
  await lab.say('one');
  await lab.settle();
  // claimed, provably not sent, and then somebody takes over
  lab.answers.push('refuse-connection');
  await lab.say('two');
  await lab.settle();
  await rawPool()`update conversation set owner_epoch = owner_epoch + 1`;
  await lab.wait(60_000);
  expect(lab.sent).toEqual([]);
  expect((await endings()).map(({ ending }) => ending)).toEqual(['failed', 'cancelled']);
  await lab.say('three');
  await lab.settle();
  await lab.wait(10_000);
  await lab.say('four');
  await lab.settle();
  await lab.wait(10_000);
  expect(lab.texts()).toEqual(['three']);
  expect((await endings()).at(-1)).toMatchObject({ ending: 'cancelled', reason: 'frequency-cap' });
});

test('marketing of which nobody knows whether it arrived keeps its place', async () => {
  await rawPool()`update workspace set marketing_cap = 1`;
  for (const word of ['one', 'two']) await lab.publish(offer(word));
  lab.answers.push('lose-answer');
  await lab.say('one');
  await lab.settle();
  await lab.wait(20_000);
  await lab.say('two');
  await lab.settle();
  expect((await endings()).at(-1)).toMatchObject({ ending: 'cancelled', reason: 'frequency-cap' });
  expect(lab.sent).toHaveLength(1);
});

test('marketing waits until quiet hours are over where the person lives, answers do not', async () => {
  // the lab begins at 10:00 UTC: 19:00 in Tokyo
  await rawPool()`update workspace set quiet_from = '18:00', quiet_until = '08:00', time_zone = 'Asia/Tokyo'`;
  await lab.publish(offer('one'));
  await lab.publish(
    drawFlow(
      {
        start: { type: 'keyword', config: { words: ['help'], match: 'exact' } },
        say: { type: 'send-text', config: { text: 'here' } },
      },
      'start.next>say',
    ),
  );
  await lab.say('one');
  await lab.settle();
  await lab.say('help');
  await lab.settle();
  expect(lab.texts()).toEqual(['here']);
  await lab.wait(12.99 * 3_600_000); // 07:59
  expect(lab.texts()).toEqual(['here']);
  await lab.wait(0.02 * 3_600_000);
  expect(lab.texts()).toEqual(['here', 'one']);
});

test('marketing whose window closes in the night is cancelled, with the reason', async () => {
  await rawPool()`update workspace set quiet_from = '09:00', quiet_until = '08:59', time_zone = 'UTC'`;
  await lab.publish(offer('one'));
  await lab.say('one');
  await lab.settle();
  lab.clock.at += 2 * 3_600_000;
  await rawPool()`update conversation set last_in_at = last_in_at - interval '3 hours'`;
  await rawPool()`update outbox set next_at = ${new Date(lab.clock.now())}`;
  await lab.settle();
  expect(await endings()).toMatchObject([{ ending: 'cancelled', reason: 'quiet-hours' }]);
});
