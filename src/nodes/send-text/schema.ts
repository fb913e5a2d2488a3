import { z } from 'zod';
import { checkText } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const config = z.strictObject({
  text: z.string().max(20_000),
  previewLinks: z.boolean().default(false),
  marketing: z.boolean().default(false),
});
export type SendTextConfig = z.infer<typeof config>;

/** Sends a text message. */
export const sendText = defineNode(config)({
  family: 'send',
  icon: 'message-square-text',
  role: 'step',
  initial: () => ({ text: '', previewLinks: false, marketing: false }),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  texts: ({ text }) => [{ field: 'text', text }],
  check: ({ text }) =>
    checkText(text, 'text', messageLimits.text).map((problem) =>
      problem.code === 'field-too-long' ? { ...problem, code: 'text-in-parts', severity: 'warning' } : problem,
    ),
  words,
});
