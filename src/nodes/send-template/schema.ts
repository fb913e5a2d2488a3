import { z } from 'zod';
import { checkText } from '#/flow/checks/check-text.ts';
import { offerExits } from '#/flow/choice/offer.ts';
import type { ChoiceOption } from '#/flow/choice/option.ts';
import { defineNode, type TextField } from '#/flow/graph/node-schema.ts';
import { checkFile, fileConfig } from '#/flow/message/file-config.ts';
import {
  type TemplateContent,
  templateCategories,
  templateContent,
  templateSlots,
} from '#/flow/message/message-template.ts';
import { checkDuration, duration } from '#/flow/time/duration.ts';
import { words } from './words.ts';

const config = z.strictObject({
  /** The template as it was when it was chosen; what the provider has by now is compared when the flow is published. */
  template: z
    .strictObject({
      name: z.string().max(600),
      language: z.string().max(20),
      category: z.enum(templateCategories),
      content: templateContent,
    })
    .nullable(),
  /** What fills its places, by their keys. */
  values: z.record(z.string().max(600), z.string().max(2_000)).default({}),
  /** The file above its text. */
  file: z.strictObject(fileConfig).default({ source: null, filename: '' }),
  /** Leaves by `no-reply` after this time; null waits for ever. */
  noReply: duration.nullable().default(null),
});
export type SendTemplateConfig = z.infer<typeof config>;

/** The quick replies of a template: each is an exit, named after its place for ever. */
export function repliesOf(content: TemplateContent | undefined): ChoiceOption[] {
  return (content?.buttons ?? []).flatMap(({ kind, label }, index) =>
    kind === 'quick-reply' ? [{ id: `button-${index}`, label }] : [],
  );
}

function exitsOf({ template, noReply }: SendTemplateConfig) {
  const options = repliesOf(template?.content);
  const exits =
    options.length === 0
      ? [{ id: 'next', label: 'next', optional: true }]
      : offerExits({ options, noReply }).map((exit) => ({ ...exit, optional: true }));
  const fills = template && templateSlots(template.content).some(({ takes }) => takes !== 'file');
  return fills ? [...exits, { id: 'unfilled', label: 'unfilled', optional: true }] : exits;
}

function textsOf({ template, values, file }: SendTemplateConfig): TextField[] {
  const slots = template ? templateSlots(template.content) : [];
  return slots.flatMap(({ key, takes }): TextField[] => {
    if (takes !== 'file') return [{ field: `values.${key}`, text: values[key] ?? '' }];
    return file.source && 'url' in file.source ? [{ field: 'file.source.url', text: file.source.url }] : [];
  });
}

/** Sends a template, which may go to people who have not written for a day; waits where it has quick replies. */
export const sendTemplate = defineNode(config)({
  family: 'send',
  icon: 'badge-check',
  role: 'step',
  initial: () => ({ template: null, values: {}, file: { source: null, filename: '' }, noReply: null }),
  exits: exitsOf,
  rests: ({ template }) => repliesOf(template?.content).length > 0,
  texts: textsOf,
  needsFallbacks: true,
  check: ({ template, values, file, noReply }) => {
    if (!template) return [{ code: 'field-empty', severity: 'error', field: 'template' }];
    return [
      ...templateSlots(template.content).flatMap(({ key, takes }) =>
        takes === 'file' ? checkFile(file, 'file.source') : checkText(values[key] ?? '', `values.${key}`),
      ),
      ...(noReply ? checkDuration(noReply, 'noReply') : []),
    ];
  },
  words,
});
