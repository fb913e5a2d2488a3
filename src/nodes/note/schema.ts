import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const config = z.strictObject({ text: z.string().max(5_000) });
export type NoteConfig = z.infer<typeof config>;

/** Says something to the team on the canvas; never runs. */
export const note = defineNode(config)({
  family: 'note',
  icon: 'sticky-note',
  role: 'annotation',
  initial: () => ({ text: '' }),
  exits: () => [],
  words,
});
