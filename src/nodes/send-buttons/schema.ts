import { z } from 'zod';
import { checkText } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { offerExits } from '#/flow/choice/offer.ts';
import { checkCount, checkLabels, optionId, placeOptions } from '#/flow/choice/option.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { checkHeader, headerConfig, headerTexts } from '#/flow/message/header-config.ts';
import { checkDuration, duration } from '#/flow/time/duration.ts';
import { words } from './words.ts';

const config = z.strictObject({
  text: z.string().max(20_000),
  header: headerConfig.default({ kind: 'none' }),
  footer: z.string().max(1_000).default(''),
  options: z.array(z.strictObject({ id: optionId, label: z.string().max(1_000) })).max(50),
  /** Leaves by `no-reply` after this time; null waits for ever. */
  noReply: duration.nullable().default(null),
  marketing: z.boolean().default(false),
});
export type SendButtonsConfig = z.infer<typeof config>;

/** Sends a text with buttons and waits for one of them. */
export const sendButtons = defineNode(config)({
  family: 'send',
  icon: 'rectangle-ellipsis',
  role: 'step',
  initial: () => ({
    text: '',
    header: { kind: 'none' },
    footer: '',
    options: [
      { id: 'a', label: '' },
      { id: 'b', label: '' },
    ],
    noReply: null,
    marketing: false,
  }),
  exits: offerExits,
  rests: () => true,
  texts: ({ text, header, footer, options }) => [
    { field: 'text', text },
    ...headerTexts(header),
    { field: 'footer', text: footer },
    ...options.map(({ label }, index) => ({ field: `options.${index}.label`, text: label })),
  ],
  check: ({ text, header, footer, options, noReply }) => [
    ...checkText(text, 'text', messageLimits.buttonsBody),
    ...checkHeader(header),
    ...checkText(footer, 'footer', messageLimits.footer, false),
    ...checkCount(options.length, messageLimits.buttons, 'options'),
    ...checkLabels(placeOptions(options, 'options'), messageLimits.buttonLabel),
    ...(noReply ? checkDuration(noReply, 'noReply') : []),
  ],
  words,
});
