import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { triggerConfig } from '#/flow/graph/trigger.ts';
import { words } from './words.ts';

const config = z.strictObject(triggerConfig);
export type AnyMessageConfig = z.infer<typeof config>;

/** Starts a flow with any message. */
export const anyMessage = defineNode(config)({
  family: 'trigger',
  icon: 'message-circle',
  role: 'trigger',
  initial: () => ({ priority: 0, whenBusy: 'ignore' }),
  exits: () => [{ id: 'next', label: 'next' }],
  words,
});
