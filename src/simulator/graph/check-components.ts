import { list, record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import { GraphFailure } from './failure.ts';

/** Why a template is refused; subcodes of code 100. Those that Meta's page does not name are from public code. */
export const subcodes = {
  tooMany: 2388019,
  beingDeleted: 2388023,
  exists: 2388024,
  format: 2388039,
  tooLong: 2388040,
  missingExample: 2388043,
  header: 2388047,
  body: 2388072,
  footer: 2388073,
  ratio: 2388293,
  edge: 2388299,
} as const;

/** Refuses a template, with words for its author. */
export function refused(subcode: number, details: string): never {
  throw new GraphFailure(100, details, subcode);
}

type Format = 'POSITIONAL' | 'NAMED';
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const namesIn = (written: string) => [...new Set(Array.from(written.matchAll(placeholder), (match) => match[1] ?? ''))];

/** Checks the components of a template as Meta does. Throws `GraphFailure` 100 with a subcode. */
export function checkComponents(components: readonly JsonObject[], format: Format): void {
  const part = (type: string) => components.find((one) => text(one.type)?.toUpperCase() === type);
  const [header, body, footer, buttons] = [part('HEADER'), part('BODY'), part('FOOTER'), part('BUTTONS')];
  if (header) checkHeader(header, format);
  checkBody(text(body?.text) ?? '', record(body?.example), format);
  const small = text(footer?.text) ?? '';
  if (small.length > 60) refused(subcodes.tooLong, 'The footer may have 60 characters.');
  if (namesIn(small).length > 0) refused(subcodes.footer, 'The footer takes no variables.');
  if (buttons) checkButtons(list(buttons.buttons).map(record));
}

function checkHeader(header: JsonObject, format: Format): void {
  const example = record(header.example);
  if (text(header.format)?.toUpperCase() !== 'TEXT') {
    if (text(header.format)?.toUpperCase() === 'LOCATION') return;
    const handle = text(list(example.header_handle)[0]);
    if (!handle?.startsWith('4::')) refused(subcodes.missingExample, 'The header needs an example of its file.');
    return;
  }
  const written = text(header.text) ?? '';
  if (written.length > 60) refused(subcodes.tooLong, 'The header may have 60 characters.');
  if (written.trim() === '' || /[\r\n]/.test(written)) refused(subcodes.header, 'The header needs one line of text.');
  const names = namesIn(written);
  if (names.length > 1) refused(subcodes.header, 'The header takes one variable.');
  checkNames(names, format);
  checkExamples(names.length, format === 'NAMED' ? example.header_text_named_params : example.header_text);
}

function checkBody(written: string, example: JsonObject, format: Format): void {
  if (written.trim() === '') refused(subcodes.body, 'The body needs a text.');
  if (written.length > 1_024) refused(subcodes.tooLong, 'The body may have 1024 characters.');
  const trimmed = written.trim();
  if (/^\{\{[^{}]*\}\}|\{\{[^{}]*\}\}$/.test(trimmed)) {
    refused(subcodes.edge, 'This template has variables at the start or end.');
  }
  if (/\}\}\s*\{\{/.test(trimmed)) refused(subcodes.format, 'Variables may not stand next to each other.');
  const names = namesIn(written);
  checkNames(names, format);
  const words = trimmed.replace(placeholder, ' ').split(/\s+/).filter(Boolean).length;
  const count = trimmed.match(placeholder)?.length ?? 0;
  if (count > 0 && words < count * 2) {
    refused(subcodes.ratio, 'This template contains too many variable parameters relative to the message length.');
  }
  const given = format === 'NAMED' ? example.body_text_named_params : list(example.body_text)[0];
  checkExamples(names.length, given);
}

function checkNames(names: readonly string[], format: Format): void {
  if (format === 'NAMED') {
    if (names.some((name) => !/^[a-z][a-z0-9_]*$/.test(name))) {
      refused(subcodes.format, 'Names of variables take small letters, digits and underscores.');
    }
    return;
  }
  const wrong = names.map((_, index) => String(index + 1)).some((number) => !names.includes(number));
  if (wrong) refused(subcodes.format, 'Variables must be numbered from 1 without gaps.');
}

function checkExamples(count: number, given: JsonObject[string] | undefined): void {
  if (list(given).length < count) refused(subcodes.missingExample, 'Every variable needs an example.');
}

const mostOf: Readonly<Record<string, number>> = { QUICK_REPLY: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 };

function checkButtons(buttons: readonly JsonObject[]): void {
  if (buttons.length < 1 || buttons.length > 10) refused(subcodes.format, 'A template takes 1 to 10 buttons.');
  const kinds = buttons.map((one) => text(one.type)?.toUpperCase() ?? '');
  for (const [kind, most] of Object.entries(mostOf)) {
    if (kinds.filter((one) => one === kind).length > most) refused(subcodes.format, `At most ${most} ${kind} buttons.`);
  }
  const turns = kinds.filter((kind, at) => at > 0 && (kind === 'QUICK_REPLY') !== (kinds[at - 1] === 'QUICK_REPLY'));
  if (turns.length > 1) refused(subcodes.format, 'Quick replies must stand together.');
  for (const [at, button] of buttons.entries()) {
    if (kinds[at] === 'COPY_CODE') {
      const code = text(button.example) ?? text(list(button.example)[0]) ?? '';
      if (code === '' || code.length > 15) refused(subcodes.format, 'A code has 1 to 15 characters.');
      continue;
    }
    const label = text(button.text) ?? '';
    if (label.trim() === '' || label.length > 25)
      refused(subcodes.tooLong, 'The label of a button has 1 to 25 characters.');
    if (kinds[at] === 'URL') checkAddress(text(button.url) ?? '', list(button.example).length);
    if (kinds[at] === 'PHONE_NUMBER' && !/^\+?[\d\s().-]{5,20}$/.test(text(button.phone_number) ?? '')) {
      refused(subcodes.format, 'The phone number of a button is not valid.');
    }
  }
}

function checkAddress(url: string, examples: number): void {
  const fixed = url.replace(/\{\{1\}\}$/, '');
  if (url.length > 2_000 || !URL.canParse(fixed) || fixed.includes('{{')) {
    refused(subcodes.format, 'The address of a button is not valid: a variable may stand at its end.');
  }
  if (fixed !== url && examples < 1) refused(subcodes.missingExample, 'The variable of an address needs an example.');
}
