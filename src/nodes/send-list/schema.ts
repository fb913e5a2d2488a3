import { z } from 'zod';
import { checkText, type NodeProblem } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { offerExits } from '#/flow/choice/offer.ts';
import { checkCount, checkLabels, optionId, placeOptions } from '#/flow/choice/option.ts';
import { defineNode, type TextField } from '#/flow/graph/node-schema.ts';
import { checkDuration, duration } from '#/flow/time/duration.ts';
import { words } from './words.ts';

const row = z.strictObject({
  id: optionId,
  label: z.string().max(1_000),
  description: z.string().max(2_000).default(''),
});
const section = z.strictObject({ title: z.string().max(1_000).default(''), rows: z.array(row).max(50) });

const config = z.strictObject({
  text: z.string().max(20_000),
  header: z.string().max(1_000).default(''),
  footer: z.string().max(1_000).default(''),
  /** Label of the control that opens the list. */
  openLabel: z.string().max(1_000),
  sections: z.array(section).max(50),
  /** Leaves by `no-reply` after this time; null waits for ever. */
  noReply: duration.nullable().default(null),
  marketing: z.boolean().default(false),
});
export type SendListConfig = z.infer<typeof config>;

/** Every row of a list, in order. */
export function rowsOf({ sections }: Pick<SendListConfig, 'sections'>) {
  return sections.flatMap(({ rows }) => rows);
}

/** The texts of one section in which variables may stand. */
function sectionTexts({ title, rows }: SendListConfig['sections'][number], field: string): TextField[] {
  const texts = [{ field: `${field}.title`, text: title }];
  for (const [index, { label, description }] of rows.entries()) {
    texts.push({ field: `${field}.rows.${index}.label`, text: label });
    texts.push({ field: `${field}.rows.${index}.description`, text: description });
  }
  return texts;
}

/** Says what is wrong with titles and descriptions, and with a section that is empty. */
function checkSections(sections: SendListConfig['sections']): NodeProblem[] {
  const titled = sections.length > 1;
  return sections.flatMap(({ title, rows }, index) => [
    ...checkText(title, `sections.${index}.title`, messageLimits.sectionTitle, titled),
    ...checkCount(rows.length, Number.POSITIVE_INFINITY, `sections.${index}.rows`),
    ...rows.flatMap(({ description }, at) =>
      checkText(description, `sections.${index}.rows.${at}.description`, messageLimits.rowDescription, false),
    ),
  ]);
}

/** Sends a text with a list to choose from and waits for one of its rows. */
export const sendList = defineNode(config)({
  family: 'send',
  icon: 'list',
  role: 'step',
  initial: () => ({
    text: '',
    header: '',
    footer: '',
    openLabel: '',
    sections: [{ title: '', rows: [{ id: 'a', label: '', description: '' }] }],
    noReply: null,
    marketing: false,
  }),
  exits: (config) => offerExits({ options: rowsOf(config), noReply: config.noReply }),
  rests: () => true,
  texts: ({ text, header, footer, openLabel, sections }) => [
    { field: 'text', text },
    { field: 'header', text: header },
    { field: 'footer', text: footer },
    { field: 'openLabel', text: openLabel },
    ...sections.flatMap((section, index) => sectionTexts(section, `sections.${index}`)),
  ],
  check(config) {
    const { text, header, footer, openLabel, sections, noReply } = config;
    const rows = sections.flatMap(({ rows }, index) => placeOptions(rows, `sections.${index}.rows`));
    return [
      ...checkText(text, 'text', messageLimits.listBody),
      ...checkText(header, 'header', messageLimits.header, false),
      ...checkText(footer, 'footer', messageLimits.footer, false),
      ...checkText(openLabel, 'openLabel', messageLimits.openLabel),
      ...checkCount(sections.length, messageLimits.sections, 'sections'),
      ...(rows.length > 0 ? checkCount(rows.length, messageLimits.rows, 'sections') : []),
      ...checkSections(sections),
      ...checkLabels(rows, messageLimits.rowTitle),
      ...(noReply ? checkDuration(noReply, 'noReply') : []),
    ];
  },
  words,
});
