import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const config = z.strictObject({
  /** For the colleague who takes over; the contact does not see it. */
  note: z.string().max(5_000).default(''),
});
export type HandOverConfig = z.infer<typeof config>;

/** Gives the conversation to a person and ends the bot's part. */
export const handOver = defineNode(config)({
  family: 'people',
  icon: 'headset',
  role: 'step',
  initial: () => ({ note: '' }),
  exits: () => [],
  reachesPerson: true,
  texts: ({ note }) => [{ field: 'note', text: note }],
  words,
});
