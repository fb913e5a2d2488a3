import { expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';

const flow = tinyFlow(
  { any: ['any-message'], hello: ['send-text', { text: 'Hello' }], go: ['send-text', { text: 'Going' }] },
  'any.next > hello',
  'start.next > go',
);

it('starts with whatever comes', () => {
  const talk = new Conversation(flow);
  talk.receive({ kind: 'location', latitude: 0, longitude: 0, name: null, address: null });
  expect(talk.texts).toEqual(['Hello']);
  talk.receive({ kind: 'unsupported', what: 'poll' });
  expect(talk.texts).toEqual(['Hello']);
});

it('lets keywords go first', () => {
  const talk = new Conversation(flow);
  talk.say('go');
  expect(talk.texts).toEqual(['Going']);
});
