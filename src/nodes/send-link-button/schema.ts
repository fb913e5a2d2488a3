import { z } from 'zod';
import { checkText } from '#/flow/checks/check-text.ts';
import { checkUrl } from '#/flow/checks/check-url.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { checkHeader, headerConfig, headerTexts } from '#/flow/message/header-config.ts';
import { words } from './words.ts';

const config = z.strictObject({
  text: z.string().max(20_000),
  header: headerConfig.default({ kind: 'none' }),
  footer: z.string().max(1_000).default(''),
  label: z.string().max(1_000),
  /** Values of variables are percent-encoded, unless they pass through `raw`. */
  url: z.string().max(2_000),
  marketing: z.boolean().default(false),
});
export type SendLinkButtonConfig = z.infer<typeof config>;

/** Sends a text with one button that opens a web page. */
export const sendLinkButton = defineNode(config)({
  family: 'send',
  icon: 'square-arrow-out-up-right',
  role: 'step',
  initial: () => ({ text: '', header: { kind: 'none' }, footer: '', label: '', url: '', marketing: false }),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  texts: ({ text, header, footer, label, url }) => [
    { field: 'text', text },
    ...headerTexts(header),
    { field: 'footer', text: footer },
    { field: 'label', text: label },
    { field: 'url', text: url },
  ],
  check: ({ text, header, footer, label, url }) => [
    ...checkText(text, 'text', messageLimits.linkBody),
    ...checkHeader(header),
    ...checkText(footer, 'footer', messageLimits.footer, false),
    ...checkText(label, 'label', messageLimits.linkLabel),
    ...checkUrl(url, 'url'),
  ],
  words,
});
