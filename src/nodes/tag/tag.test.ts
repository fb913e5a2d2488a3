import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { tag } from './schema.ts';

it('gives and takes tags, and goes on', () => {
  const config = { add: [' customer ', 'customer', ''], remove: ['lead'] };
  const conversation = new Conversation(aroundNode('tag', config, ['next']), { tags: ['lead', 'vip'] });
  expect(conversation.say('go')[0]).toEqual({ kind: 'change-tags', add: ['customer'], remove: ['lead'], node: 'node' });
  expect(conversation.facts.contact.tags).toEqual(['vip', 'customer']);
  expect(conversation.texts).toEqual(['left by next']);
});

it('does nothing when it has no tags', () => {
  expect(new Conversation(aroundNode('tag', {}, ['next'])).say('go')).toMatchObject([{ node: 'after-next' }]);
});

it('wants at least one tag, and no tag on both sides', () => {
  const check = (draft: unknown) =>
    tag.check?.(tag.config.parse(draft), { variables: new Set() }).map(({ code }) => code);
  expect([check({}), check({ add: [' '] }), check({ remove: ['a'] }), check({ add: ['a'], remove: ['a '] })]).toEqual([
    ['field-empty'],
    ['field-empty'],
    [],
    ['option-duplicate'],
  ]);
});
