import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { sendLinkButton } from './schema.ts';

const send = (config: Record<string, unknown>) =>
  new Conversation(aroundNode('send-link-button', { text: 'Look', label: 'Open', ...config }, ['next'])).say('go');

it('sends the button with an encoded address and goes on', () => {
  expect(
    send({ url: 'https://shop.test/{{ contact.name }}?to=1', footer: 'Until {{ now | date: "%Y" }}' }),
  ).toMatchObject([
    {
      message: {
        kind: 'link-button',
        text: 'Look',
        label: 'Open',
        url: 'https://shop.test/Ana%20Silva?to=1',
        footer: 'Until 2026',
      },
    },
    { node: 'after-next' },
  ]);
});

it('sends the text alone where the address is none', () => {
  expect(send({ url: '{{ none }}' })[0]).toMatchObject({ message: { kind: 'text', text: 'Look' } });
  expect(send({ text: '{{ none }}', url: '{{ none }}' })).toMatchObject([{ node: 'after-next' }]);
});

it('says what is missing', () => {
  const check = (config: unknown) =>
    sendLinkButton
      .check?.(sendLinkButton.config.parse(config), { variables: new Set() })
      .map(({ code, field }) => `${code} ${field}`);
  expect(check({ text: 'a', label: 'b', url: 'https://x.test' })).toEqual([]);
  expect(check({ text: '', label: '', url: '' })).toEqual(['field-empty text', 'field-empty label', 'field-empty url']);
  expect(check({ text: 'x'.repeat(1_025), label: 'x'.repeat(21), url: 'http:/x' })).toEqual([
    'field-too-long text',
    'field-too-long label',
    'url-invalid url',
  ]);
});
