import { describe, expect, it } from 'vitest';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import type { TemplateContent } from '#/flow/message/message-template.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { nodeSchemas } from '../schemas.ts';

const content: TemplateContent = {
  variables: 'named',
  header: { kind: 'none' },
  body: 'Hello {{first_name}}, it is about {{order}}.',
  footer: '',
  buttons: [],
};
const template = (more: Partial<TemplateContent> = {}, category = 'utility') => ({
  name: 'order_update',
  language: 'en_US',
  category,
  content: { ...content, ...more },
});
const values = {
  'body-first_name': '{{ contact.first_name }}',
  'body-order': '{{ contact.order | default: "your\norder" }}',
};
const replies: TemplateContent['buttons'] = [
  { kind: 'url', label: 'Open', url: 'https://a.test/' },
  { kind: 'quick-reply', label: 'Yes' },
];
const talk = (config: Record<string, unknown>, exits: string[]) =>
  new Conversation(aroundNode('send-template', { template: template(), values, ...config }, exits));

describe('send-template', () => {
  it('fills its places, each on one line, and goes on', () => {
    expect(talk({}, ['next']).say('go')).toMatchObject([
      {
        kind: 'send-message',
        purpose: 'service',
        message: {
          kind: 'template',
          name: 'order_update',
          language: 'en_US',
          values: { 'body-first_name': 'Ana', 'body-order': 'your order' },
        },
      },
      { node: 'after-next' },
    ]);
  });

  it('is marketing where the template is', () => {
    expect(talk({ template: template({}, 'marketing') }, ['next']).say('go')[0]).toMatchObject({
      purpose: 'marketing',
    });
  });

  it('sends nothing where a place would stay empty', () => {
    const gaps = { ...values, 'body-order': '{{ contact.order | default: "" }}' };
    expect(talk({ values: gaps }, ['next', 'unfilled']).say('go')).toMatchObject([{ node: 'after-unfilled' }]);
    const media = template({ header: { kind: 'media', media: 'image' } });
    expect(talk({ template: media }, ['next', 'unfilled']).say('go')).toMatchObject([{ node: 'after-unfilled' }]);
  });

  it('waits for a quick reply, and says itself only once', () => {
    const waiting = () =>
      talk({ template: template({ buttons: replies }), noReply: { amount: 1, unit: 'days' } }, [
        'button-1',
        'no-reply',
      ]);
    const tapped = waiting();
    tapped.say('go');
    expect(tapped.say('what?')).toEqual([]);
    expect(tapped.say('yes')).toMatchObject([{ node: 'after-button-1' }]);
    const silent = waiting();
    silent.say('go');
    expect(silent.skip(1, 'days')).toMatchObject([{ effects: [{ node: 'after-no-reply' }] }]);
  });

  it('says what is missing, and insists on fallbacks', () => {
    const found = (config: Record<string, unknown>) =>
      checkFlow(
        aroundNode('send-template', { template: template(), values, ...config }, ['next', 'unfilled']),
        nodeSchemas,
      )
        .filter(({ node, severity }) => node === 'node' && severity === 'error')
        .map(({ code, field }) => `${code} ${field}`);
    expect(found({})).toEqual([]);
    expect(found({ template: null })).toContain('field-empty template');
    expect(found({ values: { 'body-first_name': 'x' } })).toEqual(['field-empty values.body-order']);
    expect(found({ values: { ...values, 'body-order': '{{ contact.order }}' } })).toEqual([
      'variable-without-fallback values.body-order',
    ]);
    const media = template({ header: { kind: 'media', media: 'image' } });
    expect(found({ template: media })).toEqual(['media-missing file.source']);
  });
});
