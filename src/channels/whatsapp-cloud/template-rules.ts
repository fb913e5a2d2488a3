import { isWebAddress } from '#/flow/checks/check-url.ts';
import {
  type TemplateButton,
  type TemplateContent,
  templateSlots,
  variablesIn,
} from '#/flow/message/message-template.ts';
import type { TemplateDraft, TemplateFault, TemplateLimits } from '../template-desk.ts';

/** Meta's limits of a template, in UTF-16 units and numbers; from its pages of December 2025. */
export const templateLimits: TemplateLimits = {
  name: 512,
  header: 60,
  body: 1_024,
  footer: 60,
  buttons: 10,
  perKind: { 'quick-reply': 10, url: 2, phone: 1, 'copy-code': 1 },
  label: 25,
  url: 2_000,
  phone: 20,
  code: 15,
};

/** Longest name of a variable; one public client insists on it. */
const longestVariable = 20;

/** Fewer words than this for each variable, and Meta calls the text too short for them. Its figure is not published. */
const wordsPerVariable = 2;

type Found = TemplateFault;
const error = (code: Found['code'], field: string, details?: Found['details']): Found => ({
  code,
  severity: 'error',
  field,
  ...(details && { details }),
});

/** Says everything that Meta would refuse in a draft, and what it may dislike. Pure. */
export function checkTemplateDraft(draft: TemplateDraft): TemplateFault[] {
  const { content } = draft;
  return [
    ...checkName(draft.name),
    ...checkHeader(content),
    ...checkLength(content.body, 'body', templateLimits.body, true),
    ...checkVariables(content, content.body, 'body'),
    ...checkPlaces(content.body),
    ...checkLength(content.footer, 'footer', templateLimits.footer, false),
    ...(holdsVariable(content.footer) ? [error('footer-variable', 'footer')] : []),
    ...checkButtons(content.buttons),
    ...checkSamples(draft),
  ];
}

function checkName(name: string): Found[] {
  if (!name) return [error('empty', 'name')];
  if (name.length > templateLimits.name) return [error('too-long', 'name', { max: templateLimits.name })];
  return /^[a-z0-9_]+$/.test(name) ? [] : [error('name-characters', 'name')];
}

function checkLength(text: string, field: string, max: number, required: boolean): Found[] {
  if (!text.trim()) return required ? [error('empty', field)] : [];
  return text.length > max ? [error('too-long', field, { max })] : [];
}

function checkHeader(content: TemplateContent): Found[] {
  const { header } = content;
  if (header.kind !== 'text') return [];
  const found = checkLength(header.text, 'header.text', templateLimits.header, true);
  if (/[\r\n]/.test(header.text)) found.push(error('header-line-break', 'header.text'));
  if (variablesIn(header.text).length > 1) found.push(error('header-variables', 'header.text'));
  return [...found, ...checkVariables(content, header.text, 'header.text')];
}

/** Names, numbers and braces of the variables of one text. */
function checkVariables({ variables }: TemplateContent, text: string, field: string): Found[] {
  const names = variablesIn(text);
  const found: Found[] = [];
  if (/[{}]{2}/.test(text.replace(/\{\{[^{}]*\}\}/g, ''))) found.push(error('braces', field));
  if (variables === 'named') {
    const wrong = names.find((name) => !/^[a-z][a-z0-9_]*$/.test(name) || name.length > longestVariable);
    if (wrong !== undefined) found.push(error('variable-name', field, { name: wrong, max: longestVariable }));
    return found;
  }
  const wrong = names.find((name) => !/^[1-9]\d{0,2}$/.test(name));
  if (wrong !== undefined) return [...found, error('variable-number', field, { name: wrong })];
  const gap = names.map((_, index) => index + 1).find((number) => !names.includes(String(number)));
  if (gap !== undefined) found.push(error('variable-gap', field, { number: gap }));
  return found;
}

/** Where the variables of the body stand: never at its edges or side by side, and with enough words around them. */
function checkPlaces(body: string): Found[] {
  const text = body.trim();
  const found: Found[] = [];
  if (/^\{\{[^{}]*\}\}/.test(text) || /\{\{[^{}]*\}\}$/.test(text)) found.push(error('variable-at-edge', 'body'));
  if (/\}\}\s*\{\{/.test(text)) found.push(error('variables-adjacent', 'body'));
  const count = text.match(/\{\{[^{}]*\}\}/g)?.length ?? 0;
  const words = text.replace(/\{\{[^{}]*\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (count > 0 && words <= count * wordsPerVariable) {
    found.push({ code: 'variables-too-many', severity: 'warning', field: 'body' });
  }
  return found;
}

const holdsVariable = (text: string) => variablesIn(text).length > 0;

function checkButtons(buttons: readonly TemplateButton[]): Found[] {
  const found: Found[] = [];
  if (buttons.length > templateLimits.buttons) {
    found.push(error('too-many-buttons', 'buttons', { max: templateLimits.buttons }));
  }
  for (const [kind, max] of Object.entries(templateLimits.perKind)) {
    const over = buttons.findIndex((one, at) => one.kind === kind && countBefore(buttons, at, kind) >= max);
    if (over >= 0) found.push(error('too-many-of-kind', `buttons.${over}`, { max }));
  }
  const apart = buttons.findIndex(
    (one, at) => at > 0 && isReply(one) !== isReply(buttons[at - 1]) && turnedBefore(buttons, at),
  );
  if (apart >= 0) found.push(error('replies-apart', `buttons.${apart}`));
  const labels = new Set<string>();
  for (const [index, button] of buttons.entries()) {
    const field = `buttons.${index}`;
    found.push(...checkButton(button, field));
    const label = button.label.trim().toLocaleLowerCase();
    if (button.kind !== 'copy-code' && label && labels.has(label))
      found.push(error('label-repeated', `${field}.label`));
    labels.add(label);
  }
  return found;
}

function countBefore(buttons: readonly TemplateButton[], at: number, kind: string): number {
  return buttons.slice(0, at).filter((one) => one.kind === kind).length;
}

function isReply(button: TemplateButton | undefined): boolean {
  return button?.kind === 'quick-reply';
}

/** Tells whether the buttons before this one have already changed once from replies to others, or back. */
function turnedBefore(buttons: readonly TemplateButton[], at: number): boolean {
  return buttons.slice(1, at).some((one, index) => isReply(one) !== isReply(buttons[index]));
}

function checkButton(button: TemplateButton, field: string): Found[] {
  // the label of a code is Meta's own
  if (button.kind === 'copy-code') return [];
  const found = checkLength(button.label, `${field}.label`, templateLimits.label, true);
  if (holdsVariable(button.label)) found.push(error('button-variable', `${field}.label`));
  if (button.kind === 'url') found.push(...checkAddress(button.url, `${field}.url`));
  if (button.kind === 'phone') found.push(...checkPhone(button.phone, `${field}.phone`));
  return found;
}

/** The address may end in one variable, which is always `{{1}}`. */
function checkAddress(url: string, field: string): Found[] {
  const found = checkLength(url, field, templateLimits.url, true);
  if (found.length > 0) return found;
  const fixed = url.endsWith('{{1}}') ? url.slice(0, -'{{1}}'.length) : url;
  if (fixed.includes('{')) return [error('url-variable', field)];
  return isWebAddress(fixed.trim()) ? [] : [error('url-invalid', field)];
}

function checkPhone(phone: string, field: string): Found[] {
  const found = checkLength(phone, field, templateLimits.phone, true);
  if (found.length > 0) return found;
  return /^\+\d{5,19}$/.test(phone.replace(/[\s().-]/g, '')) ? [] : [error('phone-invalid', field)];
}

/** Every place needs an example, because people review it. */
function checkSamples({ content, samples }: TemplateDraft): Found[] {
  return templateSlots(content).flatMap(({ key, takes }): Found[] => {
    const field = `samples.${key}`;
    const sample = samples[key] ?? '';
    if (!sample.trim()) return [error('sample-missing', field)];
    if (takes === 'text' && /[\r\n\t]| {5}/.test(sample)) return [error('sample-line-break', field)];
    const max = takes === 'code' ? templateLimits.code : takes === 'url' ? templateLimits.url : templateLimits.body;
    return sample.length > max ? [error('too-long', field, { max })] : [];
  });
}

/** The languages that Meta lists for templates; which of them an account may use is for Meta to say. */
export const templateLanguages = (
  'af sq ar az bn bg ca zh_CN zh_HK zh_TW hr cs da nl en en_GB en_US et fil fi fr ka de el gu ha he hi hu id ga it ja ' +
  'kn kk rw_RW ko ky_KG lo lv lt mk ms ml mr nb fa pl pt_BR pt_PT pa ro ru sr sk sl es es_AR es_ES es_MX sw sv ta te th tr uk ' +
  'ur uz vi zu'
).split(' ');
