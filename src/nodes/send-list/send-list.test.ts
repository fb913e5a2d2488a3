import { describe, expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { sendList } from './schema.ts';

const config = {
  text: 'Pick one',
  openLabel: 'Topics',
  sections: [
    { title: 'Shop', rows: [{ id: 'orders', label: 'Orders', description: 'Where it is' }] },
    { title: 'More', rows: [{ id: 'person', label: 'A person' }] },
  ],
};
const check = (draft: unknown) =>
  sendList.check?.(sendList.config.parse(draft), { variables: new Set() }).map(({ code, field }) => `${code} ${field}`);

describe('send-list', () => {
  it('sends rows in sections', () => {
    const [effect] = new Conversation(aroundNode('send-list', { ...config, header: 'Help' }, [])).say('go');
    expect(effect).toMatchObject({
      message: {
        kind: 'choice',
        prefer: 'list',
        header: { text: 'Help' },
        openLabel: 'Topics',
        options: [
          { exit: 'orders', label: 'Orders', description: 'Where it is' },
          { exit: 'person', label: 'A person' },
        ],
        sections: [
          { title: 'Shop', size: 1 },
          { title: 'More', size: 1 },
        ],
      },
    });
  });

  it('leaves by the chosen row, also when its title or number is typed', () => {
    for (const choose of [
      (c: Conversation) => c.tap('A person'),
      (c: Conversation) => c.say('a PERSON'),
      (c: Conversation) => c.say('2'),
    ]) {
      const conversation = new Conversation(aroundNode('send-list', config, ['orders', 'person']));
      conversation.say('go');
      choose(conversation);
      expect(conversation.texts).toEqual(['left by person']);
    }
  });

  it('has an exit for each row, then for what does not fit', () => {
    const exits = sendList.exits(sendList.config.parse({ ...config, noReply: { amount: 1, unit: 'days' } }));
    expect(exits.map(({ id, optional }) => [id, optional])).toEqual([
      ['orders', undefined],
      ['person', undefined],
      ['other', true],
      ['no-reply', true],
    ]);
  });

  it('lists the limits it breaks', () => {
    const row = (index: number) => ({ id: `r${index}`, label: `Row ${index}` });
    expect(check(config)).toEqual([]);
    expect(check({ ...config, sections: [{ title: '', rows: [row(1)] }] })).toEqual([]);
    expect(check({ ...config, openLabel: '', sections: [] })).toEqual([
      'field-empty openLabel',
      'too-few-options sections',
    ]);
    expect(check({ ...config, sections: [{ title: '', rows: Array.from({ length: 11 }, (_, i) => row(i)) }] })).toEqual(
      ['too-many-options sections'],
    );
    const sections = [
      { title: 'x'.repeat(25), rows: [{ id: 'a', label: 'x'.repeat(25), description: 'x'.repeat(73) }] },
      { title: '', rows: [] },
    ];
    expect(check({ text: 'x'.repeat(4_097), openLabel: 'x'.repeat(21), sections })).toEqual([
      'field-too-long text',
      'field-too-long openLabel',
      'field-too-long sections.0.title',
      'field-too-long sections.0.rows.0.description',
      'field-empty sections.1.title',
      'too-few-options sections.1.rows',
      'field-too-long sections.0.rows.0.label',
    ]);
  });
});
