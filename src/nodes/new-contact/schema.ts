import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { triggerConfig } from '#/flow/graph/trigger.ts';
import { words } from './words.ts';

const config = z.strictObject(triggerConfig);
export type NewContactConfig = z.infer<typeof config>;

/** Starts a flow when somebody writes for the first time. */
export const newContact = defineNode(config)({
  family: 'trigger',
  icon: 'user-plus',
  role: 'trigger',
  initial: () => ({ priority: 0, whenBusy: 'ignore' }),
  exits: () => [{ id: 'next', label: 'next' }],
  words,
});
