import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const any = { type: 'any-message', config: { whenBusy: 'ignore' } };
const ask = (question: string, more: object = {}) => ({
  type: 'ask-question',
  config: { text: question, answer: { kind: 'text' }, variable: 'it', retries: 3, ...more },
});
let files = 0;
const file = (type: string, caption?: string): Json => {
  files++;
  return { type, [type]: { id: String(files), mime_type: 'image/jpeg', sha256: 'x', ...(caption && { caption }) } };
};
/** Sends a file; the provider's clock says `at` milliseconds after the lab's. */
const send = (type = 'image', at = 0, caption?: string) =>
  lab.say('', { at: lab.clock.at + at, message: file(type, caption) });
/** What became of each message, in the order in which they came. */
const became = async () =>
  (
    await lab.rows<{ outcome: string; reason: string | null; own: boolean }>(`
      select d.outcome, d.reason, d.run_id = (select min(id::text)::uuid from run) as own
      from disposition d join message m on m.id = d.message_id order by m.id`)
  ).map(({ outcome, reason, own }) => [outcome, reason, own]);

const started = ['started-flow', null, true];
const part = ['ignored', 'album-part', true];
const answered = ['resumed-run', null, true];

describe('an album', () => {
  const greeting = drawFlow({ k: any, t: text('Thank you') }, 'k.next>t');
  const asking = drawFlow({ k: any, q: ask('What is on it?'), t: text('Got {{ it }}') }, 'k.next>q', 'q.next>t');

  it('starts a flow once, though its parts come one by one after the flow has ended', async () => {
    await lab.publish(greeting);
    for (const type of ['image', 'video', 'image']) {
      await send(type);
      await lab.settle();
    }
    expect(lab.texts()).toEqual(['Thank you']);
    expect(await became()).toEqual([started, part, part]);
    expect(await lab.rows('select flow_id from disposition where flow_id is null')).toEqual([]);
  });

  it('does so too when all of them come in one turn, and in any order', async () => {
    await lab.publish(greeting);
    for (const at of [1_000, 0, 4_000, 2_000]) await send('image', at);
    await lab.settle();
    expect(lab.texts()).toEqual(['Thank you']);
    expect(await became()).toEqual([part, started, part, part]);
  });

  it('does not answer the question that its first part led to, even with words', async () => {
    await lab.publish(asking);
    await send('image');
    await lab.settle();
    await send('image', 1_000, 'My dog');
    await lab.settle();
    expect(lab.texts()).toEqual(['What is on it?']);
    await lab.say('A dog');
    await lab.settle();
    expect(lab.texts()).toEqual(['What is on it?', 'Got A dog']);
    expect(await became()).toEqual([started, part, answered]);
  });

  it('is asked about once where it does not answer', async () => {
    await lab.publish(asking);
    await lab.say('hello');
    await lab.settle();
    for (let i = 0; i < 12; i++) {
      await send('image', i * 100);
      await lab.settle();
    }
    expect(lab.texts()).toEqual(['What is on it?', 'What is on it?']);
    expect(await became()).toEqual([started, answered, ...Array(11).fill(part)]);
  });

  it('is as long as its parts follow each other within two seconds', async () => {
    await lab.publish(greeting);
    for (const at of [0, 2_000, 4_000, 7_000]) {
      await send('image', at);
      await lab.settle();
    }
    expect(lab.texts()).toEqual(['Thank you', 'Thank you']);
    expect((await became()).map(([outcome, reason]) => reason ?? outcome)).toEqual([
      'started-flow',
      'album-part',
      'album-part',
      'started-flow',
    ]);
  });

  it('is found again behind all that the bot has said since', async () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`t${i}`, text(`Line ${i}`)]));
    const lines = Array.from({ length: 14 }, (_, i) => `t${i}.next>t${i + 1}`);
    await lab.publish(drawFlow({ k: any, ...many }, 'k.next>t0', ...lines));
    await send();
    await lab.settle();
    for (let i = 0; i < 25; i++) await send();
    await lab.settle();
    expect(lab.texts()).toHaveLength(15);
  });

  it('is heard part by part by a question that collects', async () => {
    await lab.publish(
      drawFlow({ k: any, q: ask('Tell me', { collectSeconds: 5 }), t: text('Got {{ it }}') }, 'k.next>q', 'q.next>t'),
    );
    await lab.say('hello');
    await lab.settle();
    for (const words of ['One', undefined, 'Two']) {
      await send('image', 0, words);
      await lab.settle();
    }
    await lab.say('Three');
    await lab.settle();
    expect(lab.texts()).toEqual(['Tell me']);
    await lab.wait(5_000);
    expect(lab.texts()).toEqual(['Tell me', 'Got One\nTwo\nThree']);
    expect(await became()).toEqual([started, answered, answered, answered, answered]);
  });

  it('goes to people part by part when they have the conversation', async () => {
    await lab.publish(drawFlow({ k: any, h: { type: 'hand-over', config: { note: '' } } }, 'k.next>h'));
    for (let i = 0; i < 3; i++) {
      await send();
      await lab.settle();
    }
    expect((await became()).map(([outcome]) => outcome)).toEqual(['started-flow', 'to-inbox', 'to-inbox']);
  });
});

it('voice notes, and what others send at the same moment, are no album', async () => {
  await lab.publish(drawFlow({ k: any, t: text('Thank you') }, 'k.next>t'));
  await send('audio');
  await lab.settle();
  await send('audio');
  await lab.say('', { from: '5511900000042', message: file('image') });
  await lab.say('', { from: '5511900000043', message: file('image') });
  await lab.settle();
  expect(lab.texts()).toHaveLength(4);
});
