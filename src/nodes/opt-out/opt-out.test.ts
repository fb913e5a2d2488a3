import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';

it('opts the contact out and goes on to confirm it', () => {
  const conversation = new Conversation(aroundNode('opt-out', {}, ['next']));
  expect(conversation.say('go')).toMatchObject([{ kind: 'opt-out' }, { kind: 'send-message', purpose: 'service' }]);
  expect(conversation.facts.contact.optedOut).toBe(true);
});
