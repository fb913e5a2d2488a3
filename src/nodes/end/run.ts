import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { EndConfig } from './schema.ts';

/** Ends the run. */
export const runEnd: NodeRunner<EndConfig> = { visit: () => ({ kind: 'end' }) };
