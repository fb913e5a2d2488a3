import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { sendMedia } from './schema.ts';

const send = (config: Record<string, unknown>) =>
  new Conversation(aroundNode('send-media', config, ['next'])).say('go');

it('sends one of our files with its text', () => {
  const effects = send({ media: 'image', source: { asset: 'a1' }, caption: 'For {{ contact.first_name }}' });
  expect(effects[0]).toMatchObject({
    message: { kind: 'media', media: { kind: 'image', source: { asset: 'a1' } }, caption: 'For Ana' },
  });
  expect(effects[1]).toMatchObject({ node: 'after-next' });
});

it('fills the address of a file, encoded', () => {
  const [effect] = send({
    media: 'document',
    source: { url: 'https://files.test/{{ contact.name }}.pdf' },
    filename: 'Offer.pdf',
  });
  expect(effect).toMatchObject({
    message: { media: { source: { url: 'https://files.test/Ana%20Silva.pdf' }, filename: 'Offer.pdf' } },
  });
});

it('leaves the text of sounds and stickers away', () => {
  const [effect] = send({ media: 'audio', source: { asset: 'a1' }, caption: 'listen' });
  expect(effect).toEqual({
    kind: 'send-message',
    node: 'node',
    purpose: 'service',
    message: { kind: 'media', media: { kind: 'audio', source: { asset: 'a1' } } },
  });
});

it.each([null, { url: 'javascript:alert(1)' }, { url: '{{ none }}' }])('goes on without a file: %j', (source) => {
  expect(send({ media: 'image', source })).toMatchObject([{ node: 'after-next' }]);
});

it('says what is missing', () => {
  const check = (config: unknown) =>
    sendMedia
      .check?.(sendMedia.config.parse(config), { variables: new Set() })
      .map(({ code, field }) => `${code} ${field}`);
  expect(check({ media: 'image', source: null })).toEqual(['media-missing source']);
  expect(check({ media: 'image', source: { url: 'nope' } })).toEqual(['url-invalid source.url']);
  expect(check({ media: 'video', source: { asset: 'a' }, caption: 'x'.repeat(1_025) })).toEqual([
    'field-too-long caption',
  ]);
  expect(check({ media: 'audio', source: { asset: 'a' }, caption: 'x'.repeat(1_025) })).toEqual([]);
});
