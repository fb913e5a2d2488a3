import { describe, expect, it } from 'vitest';
import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode, tinyFlow } from '#/scenarios/tiny-flow.ts';
import { askQuestion } from './schema.ts';

const exits = ['next', 'gave-up', 'no-reply'];
const ask = (answer: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
  const config = {
    text: 'Well?',
    answer,
    variable: 'it',
    retries: 1,
    noReply: { amount: 1, unit: 'days' },
    ...changes,
  };
  const conversation = new Conversation(aroundNode('ask-question', config, exits));
  conversation.say('go');
  return conversation;
};
/** What an answer saves, or where the run rests after it. */
const save = (answer: Record<string, unknown>, said: string | InboundContent) => {
  const conversation = ask(answer);
  conversation.receive(typeof said === 'string' ? { kind: 'text', text: said } : said);
  return conversation.restsAt === 'node' ? 'asked again' : conversation.state?.vars.it;
};

describe('answers', () => {
  it.each<[Record<string, unknown>, string, unknown]>([
    [{ kind: 'text' }, ' Ana ', 'Ana'],
    [{ kind: 'text', pattern: '^[a-z]{2}\\d{3}$' }, 'AB123', 'AB123'],
    [{ kind: 'text', pattern: '^[a-z]{2}\\d{3}$' }, 'nope', 'asked again'],
    [{ kind: 'number' }, '1.234,5', 1234.5],
    [{ kind: 'number', min: 1, max: 5, whole: true }, '5', 5],
    [{ kind: 'number', min: 1, max: 5, whole: true }, '6', 'asked again'],
    [{ kind: 'number', min: 1, max: 5, whole: true }, '2,5', 'asked again'],
    [{ kind: 'number' }, 'five', 'asked again'],
    [{ kind: 'email' }, 'it is ana@Example.com', 'ana@example.com'],
    [{ kind: 'email' }, 'ana at example', 'asked again'],
    [{ kind: 'phone' }, '(11) 91234-5678', '+5511912345678'],
    [{ kind: 'phone' }, '123', 'asked again'],
    [{ kind: 'date' }, '31/12', '2026-12-31'],
    [{ kind: 'date', when: 'future' }, 'hoje', '2026-11-20'],
    [{ kind: 'date', when: 'future' }, '1/1/2020', 'asked again'],
    [{ kind: 'date', when: 'past' }, '5/3', '2026-03-05'],
    [{ kind: 'date', when: 'past' }, 'amanhã', 'asked again'],
  ])('%j takes %j as %j', (answer, said, saved) => expect(save(answer, said)).toEqual(saved));

  it('takes a shared contact for a phone number, if there is only one', () => {
    const cards = (...phones: string[]): InboundContent => ({ kind: 'contacts', cards: [{ name: 'Bia', phones }] });
    expect(save({ kind: 'phone' }, cards('+55 11 91234-5678'))).toBe('+5511912345678');
    expect(save({ kind: 'phone' }, cards('+5511912345678', '+5511912345679'))).toBe('asked again');
  });

  it('takes no picture for a text', () => {
    const media = {
      media: 'image',
      mime: 'image/png',
      filename: null,
      voice: false,
      animated: false,
      providerMediaId: 'm',
    } as const;
    expect(save({ kind: 'text' }, { kind: 'media', caption: null, ...media })).toBe('asked again');
    expect(save({ kind: 'text' }, { kind: 'media', caption: 'this', ...media })).toBe('this');
    expect(save({ kind: 'text' }, { kind: 'location', latitude: 1, longitude: 2, name: 'Home', address: null })).toBe(
      'asked again',
    );
  });

  it('keeps a very long text short enough to remember', () => {
    expect(save({ kind: 'text' }, 'x'.repeat(50_000))).toHaveLength(4_096);
  });

  it('never cuts a character in two, which no database would take', () => {
    expect(save({ kind: 'text' }, `x${'😀'.repeat(5_000)}`)).toBe(`x${'😀'.repeat(2_047)}`);
  });
});

describe('choices', () => {
  const choice = {
    kind: 'choice',
    show: 'list',
    openLabel: 'Scores',
    options: [
      { id: 'good', label: '⭐⭐ Good', value: '2' },
      { id: 'bad', label: '⭐ Bad' },
    ],
  };
  it('are sent as they are to be shown', () => {
    const conversation = new Conversation(
      aroundNode('ask-question', { text: 'How was it?', answer: choice, variable: 'it' }, []),
    );
    expect(conversation.say('go')).toMatchObject([
      {
        message: {
          kind: 'choice',
          prefer: 'list',
          text: 'How was it?',
          openLabel: 'Scores',
          options: [
            { exit: 'good', label: '⭐⭐ Good' },
            { exit: 'bad', label: '⭐ Bad' },
          ],
        },
      },
    ]);
  });
  it.each([
    ['good', '2'],
    ['2', '⭐ Bad'],
    ['⭐ bad', '⭐ Bad'],
  ])('take the typed %j as %j', (said, saved) => expect(save(choice, said)).toBe(saved));
  it('take a tap, and offer the options again after anything else', () => {
    const conversation = ask(choice);
    conversation.say('meh');
    expect(conversation.texts).toEqual(['Well?']);
    conversation.tap('⭐⭐ Good');
    expect(conversation.state?.vars.it).toBe('2');
    expect(conversation.texts).toEqual(['left by next']);
  });
});

describe('ask-question', () => {
  it('asks again as often as allowed, then gives up', () => {
    const conversation = ask({ kind: 'number' }, { retries: 2, reask: 'A number, {{ contact.first_name }}?' });
    for (const expected of ['A number, Ana?', 'A number, Ana?', 'left by gave-up']) {
      conversation.say('dunno');
      expect(conversation.texts).toEqual([expected]);
    }
    expect(conversation.state?.vars).toEqual({});
  });
  it('repeats the question where there is no other text, and gives up at once without retries', () => {
    const patient = ask({ kind: 'number' });
    patient.say('x');
    expect(patient.texts).toEqual(['Well?']);
    const strict = ask({ kind: 'number' }, { retries: 0 });
    strict.say('x');
    expect(strict.texts).toEqual(['left by gave-up']);
  });
  it('goes on without an answer when its time is over', () => {
    const conversation = ask({ kind: 'text' });
    expect(conversation.skip(23, 'hours')).toEqual([]);
    expect(conversation.skip(1, 'hours')).toMatchObject([{ effects: [{ message: { text: 'left by no-reply' } }] }]);
  });
  it('saves into a contact field too, which later texts see', () => {
    const conversation = ask({ kind: 'email' }, { field: 'email' });
    expect(conversation.say('ana@x.com')).toContainEqual({
      kind: 'set-field',
      field: 'email',
      value: 'ana@x.com',
      node: 'node',
    });
    expect(conversation.facts.contact.fields).toEqual({ email: 'ana@x.com' });
  });
  it('says what is wrong with the time for which it collects', () => {
    const config = askQuestion.config.parse({
      text: 'a',
      answer: { kind: 'text' },
      variable: 'it',
      collectSeconds: 61,
    });
    expect(askQuestion.check?.(config, { variables: new Set() })).toMatchObject([
      { code: 'number-out-of-range', field: 'collectSeconds', details: { max: 60 } },
    ]);
  });
  it('gives its variable to the nodes after it', () => {
    const defined = (kind: string) =>
      askQuestion.defines?.(askQuestion.config.parse({ text: '', answer: { kind }, variable: 'it' }));
    expect([defined('number'), defined('date'), defined('email')].flat().map((variable) => variable?.type)).toEqual([
      'number',
      'date',
      'text',
    ]);
  });
  it('says what is missing', () => {
    const check = (draft: Record<string, unknown>) =>
      askQuestion
        .check?.(askQuestion.config.parse({ text: 'a', variable: 'it', ...draft }), { variables: new Set() })
        .map(({ code, field }) => `${code} ${field}`);
    expect(check({ answer: { kind: 'text' }, text: '', variable: '' })).toEqual([
      'field-empty text',
      'field-empty variable',
    ]);
    expect(check({ answer: { kind: 'text', pattern: '(' }, field: 'phone', retries: 11 })).toEqual([
      'regex-invalid answer.pattern',
      'name-invalid field',
      'number-out-of-range retries',
    ]);
    expect(check({ answer: { kind: 'number', min: 5, max: 1 } })).toEqual(['number-out-of-range answer.max']);
    const options = Array.from({ length: 4 }, (_, i) => ({ id: `o${i}`, label: `Option number ${i} of all` }));
    expect(check({ text: 'x'.repeat(1_025), answer: { kind: 'choice', options } })).toEqual([
      'field-too-long text',
      'too-many-options answer.options',
      'field-too-long answer.options.0.label',
      'field-too-long answer.options.1.label',
      'field-too-long answer.options.2.label',
      'field-too-long answer.options.3.label',
    ]);
    expect(check({ text: 'x'.repeat(1_025), answer: { kind: 'choice', show: 'list', options } })).toEqual([
      'field-empty answer.openLabel',
    ]);
  });
});

describe('a question that collects for 10 seconds', () => {
  const collecting = (answer: Record<string, unknown> = { kind: 'text' }, changes: Record<string, unknown> = {}) =>
    ask(answer, { collectSeconds: 10, ...changes });
  const photo = (caption: string | null): InboundContent => ({
    kind: 'media',
    media: 'image',
    mime: 'image/jpeg',
    filename: null,
    voice: false,
    animated: false,
    providerMediaId: 'm',
    caption,
  });

  it('takes all that came in the meantime for one answer, and counts from the first message', () => {
    const talk = collecting();
    talk.say('I want');
    talk.skip(6, 'seconds');
    talk.say(' two pizzas ');
    expect(talk.texts).toEqual([]);
    expect(talk.skip(3, 'seconds')).toEqual([]);
    talk.receive(photo('like this one'));
    talk.skip(1, 'seconds');
    expect(talk.texts).toEqual(['left by next']);
    expect(talk.state?.vars.it).toBe('I want\ntwo pizzas\nlike this one');
  });
  it('goes on after one message alone, whatever the time for no answer', () => {
    const talk = collecting({ kind: 'text' }, { noReply: { amount: 2, unit: 'seconds' } });
    talk.say('Ana');
    expect(talk.skip(9, 'seconds')).toEqual([]);
    talk.skip(1, 'seconds');
    expect(talk.texts).toEqual(['left by next']);
    expect(talk.state?.vars.it).toBe('Ana');
  });
  it('still leaves without an answer when nobody says anything', () => {
    const talk = collecting();
    talk.skip(1, 'days');
    expect(talk.texts).toEqual(['left by no-reply']);
  });
  it('checks the whole, and what did not fit counts once', () => {
    const talk = collecting({ kind: 'number' }, { reask: 'How many, not "{{ message.text }}"?' });
    for (const word of ['a', 'few']) talk.say(word);
    talk.skip(10, 'seconds');
    expect(talk.texts).toEqual(['How many, not "a\nfew"?']);
    for (const word of ['well', 'about 12', 'people']) talk.say(word);
    talk.skip(10, 'seconds');
    expect(talk.state?.vars.it).toBe(12);
  });
  it('asks once more after any number of pictures without a word, or a place', () => {
    const talk = collecting();
    for (const one of [photo(null), photo(null), photo(null)]) talk.receive(one);
    talk.receive({ kind: 'location', latitude: 1, longitude: 2, name: 'Home', address: null });
    talk.skip(10, 'seconds');
    expect(talk.texts).toEqual(['Well?']);
  });
  it('waits no longer than for a tap, or for the contact that it asked for', () => {
    const choice = { kind: 'choice', show: 'buttons', options: [{ id: 'yes', label: 'Yes' }] };
    const tapped = collecting(choice);
    tapped.say('hm');
    tapped.tap('Yes');
    expect(tapped.state?.vars.it).toBe('Yes');
    const shared = collecting({ kind: 'phone' });
    shared.receive({ kind: 'contacts', cards: [{ name: 'Bia', phones: ['+5511912345678'] }] });
    expect(shared.state?.vars.it).toBe('+5511912345678');
  });
  it('keeps no more of it than of one long message', () => {
    const talk = collecting();
    for (let i = 0; i < 10; i++) talk.say('😀'.repeat(400));
    talk.skip(10, 'seconds');
    const kept = String(talk.state?.vars.it);
    expect([kept.length <= 4_096, kept.startsWith('😀'), kept.isWellFormed()]).toEqual([true, true, true]);
  });
  it('is heard whole by the conditions after it', () => {
    const rule = { on: 'message', is: 'contains', value: 'cancel' };
    const talk = new Conversation(
      tinyFlow(
        {
          q: ['ask-question', { text: 'Well?', answer: { kind: 'text' }, variable: 'it', collectSeconds: 5 }],
          c: ['condition', { match: 'all', groups: [{ match: 'all', rules: [rule] }] }],
          yes: ['send-text', { text: 'Cancelled' }],
        },
        'start.next > q',
        'q.next > c',
        'c.yes > yes',
      ),
    );
    for (const word of ['go', 'please cancel', 'my order']) talk.say(word);
    talk.skip(5, 'seconds');
    expect(talk.texts).toEqual(['Cancelled']);
  });
});
