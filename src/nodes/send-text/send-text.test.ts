import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { sendText } from './schema.ts';

const talk = (config: Record<string, unknown>) => new Conversation(aroundNode('send-text', config, ['next']));

it('fills its variables and goes on', () => {
  const effects = talk({ text: ' Hi {{ contact.first_name }} ', previewLinks: true }).say('go');
  expect(effects[0]).toEqual({
    kind: 'send-message',
    node: 'node',
    purpose: 'service',
    message: { kind: 'text', text: 'Hi Ana', previewLinks: true },
  });
  expect(effects).toHaveLength(2);
});

it('marks what advertises', () => {
  expect(talk({ text: 'Sale!', marketing: true }).say('go')[0]).toMatchObject({ purpose: 'marketing' });
});

it('sends nothing where nothing is left to say', () => {
  expect(talk({ text: '{{ contact.plan }}' }).say('go')).toMatchObject([{ node: 'after-next' }]);
});

it('never fills what a contact wrote a second time', () => {
  const [effect] = new Conversation(aroundNode('send-text', { text: 'Hello {{ contact.name }}' }, []), {
    name: '{{ contact.phone }}{% if true %}',
  }).say('go');
  expect(effect).toMatchObject({ message: { text: 'Hello {{ contact.phone }}{% if true %}' } });
});

it('warns of a text that goes out in parts', () => {
  const check = (text: string) => sendText.check?.(sendText.config.parse({ text }), { variables: new Set() });
  expect(check('x'.repeat(4_096))).toEqual([]);
  expect(check('x'.repeat(4_097))).toMatchObject([{ code: 'text-in-parts', severity: 'warning' }]);
  expect(check(' ')).toMatchObject([{ code: 'field-empty', severity: 'error' }]);
});
