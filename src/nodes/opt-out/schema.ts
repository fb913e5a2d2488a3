import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const config = z.strictObject({});
export type OptOutConfig = z.infer<typeof config>;

/** Takes the contact off everything that is marketing. */
export const optOut = defineNode(config)({
  family: 'people',
  icon: 'bell-off',
  role: 'step',
  initial: () => ({}),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  words,
});
