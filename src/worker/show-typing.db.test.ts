import { beforeEach, expect, it, vi } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import { jobHandlers } from './jobs.ts';

/** The other side, at which no test can arrive: loopback is never called. It answers when the test says so, or at once. */
const shop = vi.hoisted(() => ({ owed: [] as ((result: ActivityResult) => void)[], prompt: false }));
const price: ActivityResult = { ok: true, status: 200, body: { price: 7 } };
vi.mock('#/server/net/perform-call.ts', () => ({
  performCall: () => (shop.prompt ? Promise.resolve(price) : new Promise((resolve) => shop.owed.push(resolve))),
}));
const asked = () => vi.waitFor(() => expect(shop.owed).toHaveLength(1));
const answer = () => shop.owed.splice(0).forEach((give) => void give(price));

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  shop.owed = [];
  shop.prompt = false;
  const text = (words: string) => ({ type: 'send-text', config: { text: words } });
  const ask = { type: 'http-request', config: { method: 'GET', url: 'https://shop.test/price' } };
  await lab.publish(
    drawFlow(
      {
        k: { type: 'any-message', config: {} },
        a: text('One moment'),
        h: ask,
        ok: text('It is 7'),
        no: text('Sorry'),
      },
      'k.next>a',
      'a.next>h',
      'h.ok>ok',
      'h.failed>no',
    ),
  );
  await lab.say('How much?', { id: 'wamid.asked' });
  await lab.turn();
});

/** The worker does the one call that was ordered. */
const call = () =>
  jobHandlers['request-http'].work(lab.deps, lab.jobs.find(({ queue }) => queue === 'request-http')?.payload);
const marks = () => lab.sent.filter(({ body }) => body.status === 'read').map(({ body }) => body);
const typing = {
  messaging_product: 'whatsapp',
  status: 'read',
  message_id: 'wamid.asked',
  typing_indicator: { type: 'text' },
};

it('shows that we are typing while the other side takes its time, and then what it said', async () => {
  await lab.settle();
  const done = call();
  await asked();
  await vi.waitFor(() => expect(marks()).toEqual([typing]));
  answer();
  await done;
  await lab.settle();
  expect(
    lab.sent.map(({ body }) => (body.status === 'read' ? 'typing' : (body.text as { body: string }).body)),
  ).toEqual(['One moment', 'typing', 'It is 7']);
});

it('shows it only after what was said before has left, for that would end it', async () => {
  const looked = vi.spyOn(lab.deps.clock, 'now');
  const done = call();
  await asked();
  await vi.waitFor(() => expect(looked).toHaveBeenCalled());
  expect(marks()).toEqual([]);
  looked.mockRestore();
  await lab.settle();
  await vi.waitFor(() => expect(marks()).toEqual([typing]));
  answer();
  await done;
});

it('says nothing when the answer comes at once, nor to somebody who wrote long ago or talks to people', async () => {
  await lab.settle();
  shop.prompt = true;
  await call();
  shop.prompt = false;
  for (const change of [`last_in_at = last_in_at - interval '6 minutes'`, `owner = 'people'`]) {
    await lab.rows(`update conversation set ${change}`);
    const looked = vi.spyOn(lab.deps.clock, 'now');
    const done = call();
    await asked();
    await vi.waitFor(() => expect(looked).toHaveBeenCalled());
    looked.mockRestore();
    answer();
    await done;
  }
  expect(marks()).toEqual([]);
});

it('answers though the provider will not show it', async () => {
  await lab.settle();
  lab.answers.push('refuse-connection');
  const done = call();
  await asked();
  await vi.waitFor(() => expect(lab.reports).toContain('typing-not-shown'));
  answer();
  await done;
  await lab.settle();
  expect(lab.texts()).toEqual(['One moment', 'It is 7']);
});
