import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { AnyMessageConfig } from './schema.ts';

/** Fits every message; triggers that are choosier go first. */
export const runAnyMessage: NodeRunner<AnyMessageConfig> = {
  match: () => ({ rank: 1, specificity: 0 }),
  visit: () => ({ kind: 'exit', exit: 'next' }),
};
