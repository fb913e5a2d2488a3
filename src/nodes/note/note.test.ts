import { expect, it } from 'vitest';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';

it('stands beside a flow without touching it', () => {
  const flow = tinyFlow({ a: ['hand-over'], n: ['note', { text: '{{ not a template' }] }, 'start.next > a');
  expect(checkFlow(flow, nodeSchemas)).toEqual([]);
});

it('ends a run that is led into it all the same', () => {
  const conversation = new Conversation(tinyFlow({ n: ['note', { text: 'x' }] }, 'start.next > n'));
  expect(conversation.say('go')).toEqual([]);
  expect(conversation.state?.status).toBe('done');
});
