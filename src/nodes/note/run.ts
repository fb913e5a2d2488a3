import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { NoteConfig } from './schema.ts';

/** Ends the run: nothing leads into a note, and a note leads nowhere. */
export const runNote: NodeRunner<NoteConfig> = { visit: () => ({ kind: 'end' }) };
