import { describe, expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { setField } from './schema.ts';

const run = (config: Record<string, unknown>) => {
  const conversation = new Conversation(aroundNode('set-field', config, []), { fields: { visits: 2 } });
  return { effects: conversation.say('go'), conversation };
};
const value = (type: string, text: string) =>
  run({ target: 'variable', name: 'it', type, value: text }).conversation.state?.vars.it;

describe('set-field', () => {
  it('sets a field of the contact', () => {
    const { effects, conversation } = run({
      target: 'field',
      name: 'visits',
      type: 'number',
      value: '{{ contact.visits | plus: 1 }}',
    });
    expect(effects).toEqual([{ kind: 'set-field', field: 'visits', value: 3, node: 'node' }]);
    expect(conversation.facts.contact.fields).toEqual({ visits: 3 });
  });
  it('sets a variable that the nodes after it see', () => {
    const flow = aroundNode('set-field', { target: 'variable', name: 'it', value: 'tea' }, ['next']);
    const nodes = flow.nodes.map((node) =>
      node.id === 'after-next' ? { ...node, config: { text: 'Your {{ it }}' } } : node,
    );
    const conversation = new Conversation({ ...flow, nodes });
    conversation.say('go');
    expect(conversation.texts).toEqual(['Your tea']);
  });
  it.each<[string, string, unknown]>([
    ['text', ' Hi {{ contact.first_name }} ', 'Hi Ana'],
    ['text', '', null],
    ['number', '1.5', 1.5],
    ['number', '1.234,50', 1234.5],
    ['number', 'many', null],
    ['number', '', null],
    ['boolean', 'Sim', true],
    ['boolean', 'não', false],
    ['boolean', 'maybe', null],
    ['boolean', 'constructor', null],
    ['date', '31/12/2026', '2026-12-31'],
    ['date', '{{ now }}', '2026-11-20'],
    ['date', 'someday', null],
  ])('%s %j becomes %j', (type, text, expected) => expect(value(type, text)).toBe(expected));
  it('defines variables, not fields, and keeps names plain', () => {
    const parse = (config: unknown) => setField.config.parse(config);
    expect(setField.defines?.(parse({ target: 'variable', name: 'it', type: 'date' }))).toEqual([
      { name: 'it', type: 'date' },
    ]);
    expect(setField.defines?.(parse({ target: 'field', name: 'it' }))).toEqual([]);
    const codes = (target: string, name: string) =>
      setField.check?.(parse({ target, name }), { variables: new Set() }).map(({ code }) => code);
    expect([codes('variable', 'contact'), codes('field', 'phone'), codes('field', ''), codes('field', 'name')]).toEqual(
      [['name-invalid'], ['name-invalid'], ['field-empty'], []],
    );
  });
});
