import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';

const flow = tinyFlow(
  {
    first: ['new-contact'],
    any: ['any-message'],
    welcome: ['send-text', { text: 'Welcome' }],
    again: ['send-text', { text: 'Hello again' }],
    go: ['send-text', { text: 'Going' }],
  },
  'first.next > welcome',
  'any.next > again',
  'start.next > go',
);

it('starts with the first message only, before any-message', () => {
  const talk = new Conversation(flow);
  talk.say('hi');
  expect(talk.texts).toEqual(['Welcome']);
  talk.say('hi');
  expect(talk.texts).toEqual(['Hello again']);
});

it('lets keywords go first', () => {
  const talk = new Conversation(flow);
  talk.say('go');
  expect(talk.texts).toEqual(['Going']);
});
