import {
  type TemplateButton,
  type TemplateCategory,
  type TemplateContent,
  type TemplateQuality,
  type TemplateStatus,
  templateMedia,
  templateSlots,
  variablesIn,
} from '#/flow/message/message-template.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import type { ProviderTemplate, TemplateDraft } from '../template-desk.ts';
import { list, record, slug, text } from './read.ts';

const categories = new Map<string, TemplateCategory>([
  ['MARKETING', 'marketing'],
  ['UTILITY', 'utility'],
  ['AUTHENTICATION', 'authentication'],
]);

/** Meta's name of a category as ours; null for one that nobody told us of. */
export function categoryOf(value: Json | undefined): TemplateCategory | null {
  return categories.get(text(value)?.toUpperCase() ?? '') ?? null;
}

const statuses = new Map<string, TemplateStatus>([
  ['APPROVED', 'approved'],
  ['REINSTATED', 'approved'],
  ['UNARCHIVED', 'approved'],
  ['PENDING', 'pending'],
  ['IN_APPEAL', 'in-appeal'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
  ['LIMIT_EXCEEDED', 'limit-exceeded'],
  ['LOCKED', 'locked'],
  ['ARCHIVED', 'archived'],
  ['PENDING_DELETION', 'pending-deletion'],
  ['DELETED', 'deleted'],
]);

/** Meta's name of a status, or of the event that leads to it, as ours; null for those that change none, such as FLAGGED. */
export function statusOf(value: Json | undefined): TemplateStatus | null {
  return statuses.get(text(value)?.toUpperCase() ?? '') ?? null;
}

const qualities = new Map<string, TemplateQuality>([
  ['GREEN', 'high'],
  ['YELLOW', 'medium'],
  ['RED', 'low'],
]);

/** Meta's colour of a quality as ours. */
export function qualityOf(value: Json | undefined): TemplateQuality {
  return qualities.get(text(value)?.toUpperCase() ?? '') ?? 'unknown';
}

/** Reads one template of Meta's list; null for one without id, name or language. */
export function readTemplate(value: Json): ProviderTemplate | null {
  const given = record(value);
  const [providerId, name, language] = [text(given.id), text(given.name), text(given.language)];
  const category = categoryOf(given.category);
  if (!providerId || !name || !language || !category) return null;
  const read = readComponents(list(given.components).map(record), text(given.parameter_format));
  const reason = text(given.rejected_reason);
  return {
    providerId,
    name,
    language,
    category,
    status: statusOf(given.status) ?? 'pending',
    quality: qualityOf(record(given.quality_score).score),
    reason: reason === 'NONE' ? null : reason,
    ...read,
  };
}

type Read = Pick<ProviderTemplate, 'content' | 'samples' | 'extras'>;

/** Reads components; what we have no place for is named among the extras. */
function readComponents(components: readonly JsonObject[], format: string | null): Read {
  const samples: Record<string, string> = {};
  const extras: string[] = [];
  const content: TemplateContent = {
    variables: format === 'NAMED' ? 'named' : 'positional',
    header: { kind: 'none' },
    body: '',
    footer: '',
    buttons: [],
  };
  for (const component of components) {
    const type = text(component.type)?.toUpperCase();
    const example = record(component.example);
    if (type === 'HEADER') readHeader(component, content, extras);
    else if (type === 'BODY') content.body = text(component.text) ?? '';
    else if (type === 'FOOTER') content.footer = text(component.text) ?? '';
    else if (type === 'BUTTONS') {
      for (const raw of list(component.buttons).map(record)) readButton(raw, content.buttons, samples, extras);
    } else extras.push(slug(type ?? 'unknown'));
    if (type === 'HEADER' && content.header.kind === 'text') {
      readExamples(
        content,
        'header',
        content.header.text,
        list(example.header_text),
        example.header_text_named_params,
        samples,
      );
    }
    if (type === 'BODY') {
      readExamples(
        content,
        'body',
        content.body,
        list(list(example.body_text)[0]),
        example.body_text_named_params,
        samples,
      );
    }
  }
  return { content, samples, extras };
}

function readHeader(component: JsonObject, content: TemplateContent, extras: string[]): void {
  const format = text(component.format)?.toLowerCase() ?? 'text';
  const media = templateMedia.find((kind) => kind === format);
  if (media) content.header = { kind: 'media', media };
  else if (format === 'text') content.header = { kind: 'text', text: text(component.text) ?? '' };
  else extras.push(slug(`header ${format}`));
}

function readButton(raw: JsonObject, into: TemplateButton[], samples: Record<string, string>, extras: string[]): void {
  const type = text(raw.type)?.toUpperCase();
  const label = text(raw.text) ?? '';
  const key = `button-${into.length}`;
  const sample = text(list(raw.example)[0]) ?? text(raw.example);
  if (type === 'QUICK_REPLY') into.push({ kind: 'quick-reply', label });
  else if (type === 'PHONE_NUMBER') into.push({ kind: 'phone', label, phone: text(raw.phone_number) ?? '' });
  else if (type === 'URL') {
    const url = text(raw.url) ?? '';
    into.push({ kind: 'url', label, url });
    const fixed = url.replace(/\{\{.*$/, '');
    if (sample && variablesIn(url).length > 0) {
      samples[key] = sample.startsWith(fixed) ? sample.slice(fixed.length) : sample;
    }
  } else if (type === 'COPY_CODE') {
    into.push({ kind: 'copy-code', label });
    if (sample) samples[key] = sample;
  } else extras.push(slug(`button ${type ?? 'unknown'}`));
}

function readExamples(
  { variables }: TemplateContent,
  part: 'header' | 'body',
  written: string,
  positional: readonly Json[],
  named: Json | undefined,
  samples: Record<string, string>,
): void {
  const names = variablesIn(written);
  if (variables === 'named') {
    for (const one of list(named).map(record)) {
      const [name, example] = [text(one.param_name), text(one.example)];
      if (name && example && names.includes(name)) samples[`${part}-${name}`] = example;
    }
    return;
  }
  for (const name of names) {
    const example = text(positional[Number(name) - 1]);
    if (example) samples[`${part}-${name}`] = example;
  }
}

/** Writes the components of a draft, with the examples that Meta asks for. */
export function writeComponents({ content, samples }: Pick<TemplateDraft, 'content' | 'samples'>): JsonObject[] {
  const { header, body, footer, buttons } = content;
  const components: JsonObject[] = [];
  if (header.kind === 'text') {
    components.push({ type: 'HEADER', format: 'TEXT', text: header.text, ...examplesOf(content, samples, 'header') });
  }
  if (header.kind === 'media') {
    components.push({
      type: 'HEADER',
      format: header.media.toUpperCase(),
      example: { header_handle: [samples.file ?? ''] },
    });
  }
  components.push({ type: 'BODY', text: body, ...examplesOf(content, samples, 'body') });
  if (footer) components.push({ type: 'FOOTER', text: footer });
  if (buttons.length > 0) {
    components.push({
      type: 'BUTTONS',
      buttons: buttons.map((button, index) => writeButton(button, samples[`button-${index}`] ?? '')),
    });
  }
  return components;
}

function examplesOf(
  content: TemplateContent,
  samples: TemplateDraft['samples'],
  part: 'header' | 'body',
): { example?: JsonObject } {
  const slots = templateSlots(content).filter((slot) => slot.part === part && slot.takes === 'text');
  if (slots.length === 0) return {};
  if (content.variables === 'named') {
    const params = slots.map(({ key, name }) => ({ param_name: name, example: samples[key] ?? '' }));
    return { example: { [`${part}_text_named_params`]: params } };
  }
  const values = slots.map(({ key }) => samples[key] ?? '');
  return { example: part === 'body' ? { body_text: [values] } : { header_text: values } };
}

function writeButton(button: TemplateButton, sample: string): JsonObject {
  switch (button.kind) {
    case 'quick-reply':
      return { type: 'QUICK_REPLY', text: button.label };
    case 'phone':
      return { type: 'PHONE_NUMBER', text: button.label, phone_number: button.phone };
    case 'url':
      return { type: 'URL', text: button.label, url: button.url, ...(sample && { example: [sample] }) };
    case 'copy-code':
      return { type: 'COPY_CODE', example: sample };
  }
}
