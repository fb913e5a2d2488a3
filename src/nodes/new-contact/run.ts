import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { NewContactConfig } from './schema.ts';

/** Fits the first message of a contact. */
export const runNewContact: NodeRunner<NewContactConfig> = {
  match: (_config, { firstContact }) => (firstContact ? { rank: 2, specificity: 0 } : null),
  visit: () => ({ kind: 'exit', exit: 'next' }),
};
