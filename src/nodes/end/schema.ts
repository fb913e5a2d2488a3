import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const config = z.strictObject({});
export type EndConfig = z.infer<typeof config>;

/** Ends the flow for this contact. */
export const end = defineNode(config)({
  family: 'logic',
  icon: 'circle-stop',
  role: 'step',
  initial: () => ({}),
  exits: () => [],
  words,
});
