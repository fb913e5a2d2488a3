import { list, record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { ContentView, MediaView } from '../control/views.ts';
import type { SimTemplate } from '../world/world.ts';
import { expectObject, expectText } from './expect.ts';
import { GraphFailure } from './failure.ts';
import type { ReadMedia } from './read-interactive.ts';

type Buttons = Extract<ContentView, { kind: 'template' }>['buttons'];

/** Checks a template message against the account's templates and answers what the phone shows. Throws `GraphFailure`. */
export function readTemplate(
  body: JsonObject,
  templates: readonly SimTemplate[],
  readMedia: ReadMedia,
): { content: ContentView; template: SimTemplate } {
  const name = expectText(body.name, 'template.name', 512);
  const language = expectText(expectObject(body.language, 'template.language').code, 'language.code', 20);
  const template = templates.find((candidate) => candidate.name === name && candidate.language === language);
  if (!template || template.status === 'PENDING' || template.status === 'REJECTED') {
    throw new GraphFailure(132001, `template name (${name}) does not exist in ${language}`);
  }
  if (template.status === 'PAUSED') throw new GraphFailure(132015, 'Template is paused due to low quality.');
  if (template.status === 'DISABLED') throw new GraphFailure(132016, 'Template was paused too many times.');
  const given = list(body.components).map(record);
  const part = (type: string) =>
    template.components.find((component) => text(component.type) === type) as JsonObject | undefined;
  const content: ContentView = {
    kind: 'template',
    name,
    language,
    header: fillHeader(part('HEADER'), given, readMedia),
    text: fillText('body', text(part('BODY')?.text) ?? '', template, parametersOf(given, 'body')),
    footer: text(part('FOOTER')?.text),
    buttons: fillButtons(list(part('BUTTONS')?.buttons).map(record), given),
  };
  return { content, template };
}

function parametersOf(given: readonly JsonObject[], type: string): JsonObject[] {
  const component = given.find((candidate) => text(candidate.type)?.toLowerCase() === type);
  return list(component?.parameters).map(record);
}

/** Puts the values in; their number and, for named ones, their names must be those of the template. */
function fillText(
  part: string,
  pattern: string,
  template: Pick<SimTemplate, 'parameter_format'>,
  given: readonly JsonObject[],
): string {
  const wanted = [...new Set(Array.from(pattern.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1] as string))];
  if (given.length !== wanted.length) {
    throw new GraphFailure(
      132000,
      `${part}: number of localizable_params (${given.length}) does not match the expected number of params (${wanted.length})`,
    );
  }
  const values = new Map<string, string>();
  given.forEach((parameter, index) => {
    const type = text(parameter.type)?.toLowerCase();
    if (type !== 'text' && type !== 'currency' && type !== 'date_time') {
      throw new GraphFailure(
        132012,
        `${part}: Format mismatch, expected TEXT, received ${type?.toUpperCase() ?? 'UNKNOWN'}`,
      );
    }
    const key = template.parameter_format === 'NAMED' ? text(parameter.parameter_name) : String(index + 1);
    if (key === null || !wanted.includes(key))
      throw new GraphFailure(132012, `${part}: parameter name ${key} is not known`);
    values.set(key, text(parameter.text) ?? text(record(parameter.currency).fallback_value) ?? '');
  });
  return pattern.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values.get(key) ?? '');
}

function fillHeader(
  header: JsonObject | undefined,
  given: readonly JsonObject[],
  readMedia: ReadMedia,
): { text: string } | MediaView | null {
  if (!header) return null;
  const format = text(header.format) ?? 'TEXT';
  const parameters = parametersOf(given, 'header');
  if (format === 'TEXT') {
    return { text: fillText('header', text(header.text) ?? '', { parameter_format: 'POSITIONAL' }, parameters) };
  }
  const kind = format.toLowerCase();
  const [parameter] = parameters;
  if (text(parameter?.type) !== kind) {
    throw new GraphFailure(
      132012,
      `header: Format mismatch, expected ${format}, received ${text(parameter?.type)?.toUpperCase() ?? 'UNKNOWN'}`,
    );
  }
  if (kind !== 'image' && kind !== 'video' && kind !== 'document') return { text: format };
  return readMedia(kind, record(parameter?.[kind]), false);
}

const kinds = new Map<string, Buttons[number]['kind']>([
  ['QUICK_REPLY', 'quick-reply'],
  ['URL', 'url'],
  ['PHONE_NUMBER', 'phone'],
  ['COPY_CODE', 'copy-code'],
]);

/** A quick reply brings back its payload, or its label where none was given. */
function fillButtons(buttons: readonly JsonObject[], given: readonly JsonObject[]): Buttons {
  return buttons.map((button, index) => {
    const component = given.find(
      (candidate) => text(candidate.type) === 'button' && Number(text(candidate.index)) === index,
    );
    const payload = text(record(list(component?.parameters)[0]).payload);
    const title = text(button.text) ?? '';
    return { id: payload ?? title, title, kind: kinds.get(text(button.type) ?? '') ?? 'quick-reply' };
  });
}
