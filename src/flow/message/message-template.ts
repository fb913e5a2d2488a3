import { z } from 'zod';

// A template is a message that the provider has approved before it may be sent. This is what it is to us; how a provider
// writes it stands in its channel's room.

/** What a template is for; the provider decides, and may change it. */
export const templateCategories = ['marketing', 'utility', 'authentication'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** Where a template stands with the provider. */
export const templateStatuses = [
  'approved',
  'pending',
  'in-appeal',
  'rejected',
  'paused',
  'disabled',
  'limit-exceeded',
  'locked',
  'archived',
  'pending-deletion',
  'deleted',
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

/** What people make of a template, as the provider measures it. */
export const templateQualities = ['unknown', 'high', 'medium', 'low'] as const;
export type TemplateQuality = (typeof templateQualities)[number];

/** Files that may stand above the text of a template. */
export const templateMedia = ['image', 'video', 'document'] as const;

const text = z.string().max(5_000);

const header = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('media'), media: z.enum(templateMedia) }),
]);

/** A button; its place in the list is its name for ever. */
const button = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quick-reply'), label: text }),
  z.strictObject({ kind: z.literal('url'), label: text, url: text }),
  z.strictObject({ kind: z.literal('phone'), label: text, phone: text }),
  z.strictObject({ kind: z.literal('copy-code'), label: text }),
]);
export type TemplateButton = z.infer<typeof button>;

/** What a template says. Variables are written `{{1}}` or, where `variables` is named, `{{first_name}}`. */
export const templateContent = z.strictObject({
  variables: z.enum(['positional', 'named']),
  header,
  body: text,
  footer: text,
  buttons: z.array(button).max(20),
});
export type TemplateContent = z.infer<typeof templateContent>;

/** An approved template that may be chosen. */
export interface OfferedTemplate {
  name: string;
  /** As the provider writes it. */
  language: string;
  category: TemplateCategory;
  content: TemplateContent;
}

/** A template of nothing yet. */
export const emptyTemplate: TemplateContent = {
  variables: 'named',
  header: { kind: 'none' },
  body: '',
  footer: '',
  buttons: [],
};

/** A place in a template that is filled when it is sent. */
export interface TemplateSlot {
  /** `header-1`, `body-first_name`, `button-0` or `file`; no dots, so that it can be a step of a path. */
  key: string;
  part: 'header' | 'body' | 'button';
  /** The variable of a text, or the label of a button; empty for a file. */
  name: string;
  takes: 'text' | 'url' | 'code' | 'file';
}

/** One variable as it stands in a text. */
const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The variables of a text, each once, in the order in which they stand. */
export function variablesIn(written: string): string[] {
  return [...new Set(Array.from(written.matchAll(variable), (match) => match[1] as string))];
}

/** Positional variables are given in the order of their numbers, wherever they stand. */
function ordered({ variables }: TemplateContent, names: string[]): string[] {
  return variables === 'positional' ? names.toSorted((a, b) => Number(a) - Number(b)) : names;
}

/** Every place that a template has to be filled in, in the order in which it is read. */
export function templateSlots(content: TemplateContent): TemplateSlot[] {
  const { header: head, body, buttons } = content;
  const slots: TemplateSlot[] = [];
  if (head.kind === 'media') slots.push({ key: 'file', part: 'header', name: '', takes: 'file' });
  if (head.kind === 'text') {
    for (const name of ordered(content, variablesIn(head.text))) {
      slots.push({ key: `header-${name}`, part: 'header', name, takes: 'text' });
    }
  }
  for (const name of ordered(content, variablesIn(body))) {
    slots.push({ key: `body-${name}`, part: 'body', name, takes: 'text' });
  }
  for (const [index, one] of buttons.entries()) {
    const slot = { key: `button-${index}`, part: 'button', name: one.label } as const;
    if (one.kind === 'copy-code') slots.push({ ...slot, takes: 'code' });
    if (one.kind === 'url' && variablesIn(one.url).length > 0) slots.push({ ...slot, takes: 'url' });
  }
  return slots;
}

/** A text with its variables replaced; those without a value stay as they are written. */
export function fillVariables(written: string, fill: (name: string) => string | undefined): string {
  return written.replace(variable, (whole, name: string) => fill(name) ?? whole);
}

/** The provider takes no line breaks, tabs or more than four blanks in a value; they become one blank. */
export function flatValue(value: string): string {
  return value
    .replace(/[\n\r\t\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** What a person sees of a template whose places are filled. */
export interface FilledTemplate {
  header: string | null;
  text: string;
  footer: string | null;
  /** In their order; `url` and `phone` where the button leads somewhere by itself. */
  buttons: readonly { kind: TemplateButton['kind']; label: string }[];
}

/** Fills a template; `fill` answers by the key of a place. */
export function fillTemplate(content: TemplateContent, fill: (key: string) => string | undefined): FilledTemplate {
  const { header: head, body, footer, buttons } = content;
  return {
    header: head.kind === 'text' ? fillVariables(head.text, (name) => fill(`header-${name}`)) : null,
    text: fillVariables(body, (name) => fill(`body-${name}`)),
    footer: footer || null,
    buttons: buttons.map(({ kind, label }) => ({ kind, label })),
  };
}

/** Tells whether a message that was written for one state of a template can still be sent with another. */
export function sameShape(a: TemplateContent, b: TemplateContent): boolean {
  const shape = ({ variables, header: head, buttons, ...rest }: TemplateContent) =>
    JSON.stringify([
      variables,
      head.kind === 'media' ? head.media : head.kind,
      templateSlots({ variables, header: head, buttons, ...rest }).map(({ key, takes }) => [key, takes]),
      buttons.map(({ kind }) => kind),
    ]);
  return shape(a) === shape(b);
}
