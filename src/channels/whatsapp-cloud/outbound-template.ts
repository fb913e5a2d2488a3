import { flatValue, type TemplateContent, templateSlots } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { PlanContext, WirePart } from '../contract.ts';
import { type Draft, frame, mediaObject, Refusal } from './wire.ts';

type Template = Extract<OutboundMessage, { kind: 'template' }>;

/** Fills the places of a template; each must have a value, because Meta takes no empty one. */
export function planTemplate(draft: Draft, message: Template, context: PlanContext): void {
  const { name, language, content } = message;
  if (!name) throw new Refusal('no-template-name');
  const header = headerOf(message);
  const components = [
    ...(header ? [header.component] : []),
    ...textComponent(message, 'body'),
    ...content.buttons.flatMap((_, index) => buttonOf(message, index, context) ?? []),
  ];
  const template = { name, language: { code: language }, ...(components.length > 0 && { components }) };
  draft.parts.push({ body: frame('template', template), upload: header?.upload ?? null, shown: message });
}

/** The value of a place, on one line. */
function valueAt({ values }: Template, key: string): string {
  const value = flatValue(values[key] ?? '');
  if (!value) throw new Refusal('place-unfilled');
  return value;
}

function textComponent(message: Template, part: 'header' | 'body'): JsonObject[] {
  const slots = templateSlots(message.content).filter((slot) => slot.part === part && slot.takes === 'text');
  if (slots.length === 0) return [];
  const parameters = slots.map(({ key, name }) => ({
    type: 'text',
    ...(message.content.variables === 'named' && { parameter_name: name }),
    text: valueAt(message, key),
  }));
  return [{ type: part, parameters }];
}

function headerOf(message: Template): { component: JsonObject; upload: WirePart['upload'] } | null {
  const { content, file } = message;
  if (content.header.kind !== 'media') {
    const [component] = textComponent(message, 'header');
    return component ? { component, upload: null } : null;
  }
  if (!file) throw new Refusal('no-file');
  const { media } = content.header;
  // the header is the first component, and the file its only value
  const path = ['template', 'components', '0', 'parameters', '0', media];
  const { body, upload } = mediaObject({ kind: media, ...file }, path);
  return { component: { type: 'header', parameters: [{ type: media, [media]: body }] }, upload };
}

const subTypes: Readonly<Record<TemplateContent['buttons'][number]['kind'], string | null>> = {
  'quick-reply': 'quick_reply',
  url: 'url',
  'copy-code': 'copy_code',
  phone: null,
};

/** What a button needs when it is sent; null for one that is whole by itself. */
function buttonOf(message: Template, index: number, context: PlanContext): JsonObject | null {
  const button = message.content.buttons[index];
  const key = `button-${index}`;
  const subType = button && subTypes[button.kind];
  if (!subType) return null;
  const parameter = (): JsonObject => {
    if (button.kind === 'quick-reply') return { type: 'payload', payload: context.token(key) };
    if (button.kind === 'copy-code') return { type: 'coupon_code', coupon_code: valueAt(message, key) };
    return { type: 'text', text: valueAt(message, key) };
  };
  const filled = button.kind !== 'url' || templateSlots(message.content).some((slot) => slot.key === key);
  if (!filled) return null;
  return { type: 'button', sub_type: subType, index: String(index), parameters: [parameter()] };
}
