import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

/** Characters that WhatsApp takes in one text message; a longer text goes out in parts. */
const longestText = 4_096;

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
  check({ text }) {
    if (!text.trim()) return [{ code: 'field-empty', severity: 'error', field: 'text' }];
    if (text.length > longestText) {
      return [{ code: 'field-too-long', severity: 'warning', field: 'text', details: { max: longestText } }];
    }
    return [];
  },
  words,
});
