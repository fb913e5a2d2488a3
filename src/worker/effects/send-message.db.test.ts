import { beforeEach, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const onAnything = { type: 'any-message', config: {} };
const offer = {
  type: 'send-buttons',
  config: { text: 'Which?', options: [{ id: 'a', label: '{{ contact.name }} {{ contact.name }} again' }] },
};
const say = (text: string) => ({ type: 'send-text', config: { text } });
const bodies = () => lab.rows(`select body -> 'degraded' as degraded from message where direction = 'out' order by id`);

it('keeps on the message why the channel made something else of it', async () => {
  await lab.publish(drawFlow({ k: onAnything, a: offer }, 'k.next>a'));
  await lab.say('hi');
  await lab.settle();
  expect(lab.sent.map(({ body }) => body.interactive)).toMatchObject([{ type: 'list' }]);
  expect(await bodies()).toEqual([{ degraded: ['label-too-long'] }]);
});

it('tells it once, on the last of several parts, and nothing where nothing was changed', async () => {
  await lab.publish(
    drawFlow({ k: onAnything, a: say('A sentence. '.repeat(400)), b: say('Short') }, 'k.next>a', 'a.next>b'),
  );
  await lab.say('hi');
  await lab.settle();
  expect(await bodies()).toEqual([{ degraded: null }, { degraded: ['text-too-long'] }, { degraded: null }]);
});
