import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { HandOverConfig } from './schema.ts';

/** Hands over and ends the run: while a person answers, the bot has nothing to say. */
export const runHandOver: NodeRunner<HandOverConfig> = {
  visit: ({ config, render }) => ({
    kind: 'end',
    effects: [{ kind: 'hand-over', note: render(config.note).trim() }],
  }),
};
