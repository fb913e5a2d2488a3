import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';

it('gives the conversation to a person and ends the run', () => {
  const conversation = new Conversation(
    aroundNode('hand-over', { note: '{{ contact.name }} said {{ message.text }} ' }, []),
  );
  expect(conversation.say('go')).toEqual([{ kind: 'hand-over', note: 'Ana Silva said go', node: 'node' }]);
  expect(conversation.state?.status).toBe('done');
});
