import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { OptOutConfig } from './schema.ts';

/** Opts the contact out and goes on. */
export const runOptOut: NodeRunner<OptOutConfig> = {
  visit: () => ({ kind: 'exit', exit: 'next', effects: [{ kind: 'opt-out' }] }),
};
