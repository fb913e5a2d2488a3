import { describe, expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { sendButtons } from './schema.ts';

const config = {
  text: 'Hi {{ contact.first_name }}, what now?',
  footer: 'We answer at once',
  options: [
    { id: 'yes', label: 'Yes, {{ contact.first_name }}' },
    { id: 'no', label: 'No' },
  ],
  noReply: { amount: 1, unit: 'hours' },
};
const talk = (exits: string[], changes: Record<string, unknown> = {}) => {
  const conversation = new Conversation(aroundNode('send-buttons', { ...config, ...changes }, exits));
  conversation.say('go');
  return conversation;
};

describe('send-buttons', () => {
  it('sends the buttons and rests', () => {
    const conversation = new Conversation(aroundNode('send-buttons', config, []));
    expect(conversation.say('go')).toEqual([
      {
        kind: 'send-message',
        node: 'node',
        purpose: 'service',
        message: {
          kind: 'choice',
          prefer: 'buttons',
          text: 'Hi Ana, what now?',
          footer: 'We answer at once',
          options: [
            { exit: 'yes', label: 'Yes, Ana' },
            { exit: 'no', label: 'No' },
          ],
        },
      },
    ]);
    expect(conversation.state?.wait).toEqual({ reply: true, dueAt: conversation.at + 3_600_000, activity: null });
  });

  it('leaves by the tapped option', () => {
    const conversation = talk(['yes', 'no']);
    conversation.tap('No');
    expect(conversation.texts).toEqual(['left by no']);
  });

  it('takes a typed label or number for a tap', () => {
    for (const said of ['yes ana', '1', 'YES, ANA!']) {
      const conversation = talk(['yes', 'no']);
      conversation.say(said);
      expect(conversation.texts).toEqual(['left by yes']);
    }
  });

  it('goes on by `other` where that leads on', () => {
    const conversation = talk(['yes', 'no', 'other']);
    conversation.say('maybe');
    expect(conversation.texts).toEqual(['left by other']);
  });

  it('says the buttons once more where `other` is open, and then keeps waiting', () => {
    const conversation = talk(['yes', 'no']);
    conversation.say('maybe');
    expect(conversation.texts).toEqual(['Hi Ana, what now?']);
    conversation.receive({ kind: 'unsupported', what: 'poll' });
    expect(conversation.texts).toEqual([]);
    expect(conversation.restsAt).toBe('node');
    conversation.tap('No');
    expect(conversation.texts).toEqual(['left by no']);
  });

  it('gives up on silence, counted from the last answer', () => {
    const conversation = talk(['yes', 'no', 'no-reply']);
    conversation.skip(50, 'minutes');
    conversation.say('maybe');
    expect(conversation.skip(50, 'minutes')).toEqual([]);
    expect(conversation.skip(10, 'minutes')).toMatchObject([{ effects: [{ message: { text: 'left by no-reply' } }] }]);
  });

  it('waits for ever without a time', () => {
    const conversation = talk(['yes'], { noReply: null });
    expect(conversation.skip(520, 'weeks')).toEqual([]);
    expect(conversation.restsAt).toBe('node');
  });

  it('puts a title or a file above the text', () => {
    const headerOf = (header: unknown) => {
      const [effect] = new Conversation(aroundNode('send-buttons', { ...config, header }, [])).say('go');
      return effect?.kind === 'send-message' && effect.message.kind === 'choice' ? effect.message.header : null;
    };
    expect(headerOf({ kind: 'text', text: 'For {{ contact.name }}' })).toEqual({ text: 'For Ana Silva' });
    expect(headerOf({ kind: 'media', media: 'image', source: { asset: 'a1' } })).toEqual({
      media: { kind: 'image', source: { asset: 'a1' } },
    });
    expect(headerOf({ kind: 'text', text: '{{ none }}' })).toBeUndefined();
  });

  it('lists the limits it breaks', () => {
    const options = ['', 'Yes', 'YES', 'x'.repeat(21)].map((label, index) => ({ id: `o${index}`, label }));
    const draft = {
      text: 'x'.repeat(1_025),
      header: { kind: 'text', text: 'x'.repeat(61) },
      footer: 'x'.repeat(61),
      options,
      noReply: { amount: 0, unit: 'hours' },
    };
    const found = sendButtons.check?.(sendButtons.config.parse(draft), { variables: new Set() });
    expect(found?.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'field-too-long text',
      'field-too-long header.text',
      'field-too-long footer',
      'too-many-options options',
      'field-empty options.0.label',
      'option-duplicate options.2.label',
      'field-too-long options.3.label',
      'number-out-of-range noReply.amount',
    ]);
  });

  it('keeps its own exits apart from those of options', () => {
    const taken = { text: '', options: [{ id: 'other', label: 'x' }] };
    expect(sendButtons.config.safeParse(taken).success).toBe(false);
  });
});
