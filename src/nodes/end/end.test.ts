import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';

it('ends the run, so that the next message may start another', () => {
  const conversation = new Conversation(
    tinyFlow({ a: ['send-text', { text: 'Bye' }], e: ['end'] }, 'start.next > a', 'a.next > e'),
  );
  conversation.say('go');
  expect(conversation.state).toMatchObject({ status: 'done', frames: [] });
  conversation.say('go');
  expect(conversation.texts).toEqual(['Bye']);
});
