import { beforeEach, expect, test } from 'vitest';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

let lab: Lab;

const picture = {
  type: 'send-media',
  config: { media: 'image', source: { url: 'https://example.com/a.png' }, filename: '', caption: '' },
};
const text = (words: string) => ({ type: 'send-text', config: { text: words } });

beforeEach(async () => {
  lab = await openLab();
  await lab.publish(
    drawFlow(
      {
        start: { type: 'keyword', config: { words: ['hi'], match: 'exact' } },
        picture,
        one: text('one'),
        two: text('two'),
      },
      'start.next>picture',
      'picture.next>one',
      'one.next>two',
    ),
  );
  await lab.say('hi');
  await lab.settle();
});

const types = () => lab.sent.map(({ body }) => body.type);
const first = () => lab.sent[0] as Lab['sent'][number];

test('a text goes once the file before it was delivered, and what follows it at once', async () => {
  expect(types()).toEqual(['image']);
  await lab.status(first(), 'wamid.out1', 'sent');
  await lab.settle();
  expect(types()).toEqual(['image']);
  await lab.status(first(), 'wamid.out1', 'delivered');
  await lab.settle();
  expect(types()).toEqual(['image', 'text', 'text']);
});

test('it goes after ten seconds though no news came', async () => {
  await lab.wait(9_000);
  expect(types()).toEqual(['image']);
  await lab.wait(1_001);
  expect(types()).toEqual(['image', 'text', 'text']);
});

test('an answer to the person does not wait for the files of a run', async () => {
  await lab.publish(
    drawFlow(
      { start: { type: 'keyword', config: { words: ['help'], match: 'exact' } }, say: text('here') },
      'start.next>say',
    ),
  );
  await lab.say('help');
  await lab.settle();
  expect(lab.texts().at(-1)).toBe('here');
});
