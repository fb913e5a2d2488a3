import { capabilities, wireLimits } from '#/channels/whatsapp-cloud/limits.ts';
import { text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { ContentView, MediaView } from '../control/views.ts';
import { expectDistinct, expectList, expectObject, expectText, optionalText } from './expect.ts';
import { GraphFailure } from './failure.ts';

const { interactive, buttons: buttonLimits, list: listLimits, linkButton } = capabilities;

/** Reads a file inside a message; throws `GraphFailure` where Meta would refuse it. */
export type ReadMedia = (kind: MediaView['media'], body: JsonObject, caption: boolean) => MediaView;

/** Checks an interactive message and answers what the phone shows. Throws `GraphFailure`. */
export function readInteractive(body: JsonObject, readMedia: ReadMedia): ContentView {
  const type = expectText(body.type, 'interactive.type', 60);
  if (type === 'button') return readButtons(body, readMedia);
  if (type === 'list') return readList(body, readMedia);
  if (type === 'cta_url') return readLink(body, readMedia);
  if (type === 'location_request_message' || type === 'request_contact_info') {
    const max = wireLimits.locationRequestBody;
    const said = expectText(expectObject(body.body, 'interactive.body').text, 'Body text', max);
    const name = type === 'location_request_message' ? 'send_location' : 'request_contact_info';
    expectAction(body, name);
    return { kind: 'request', what: name === 'send_location' ? 'location' : 'contact', text: said };
  }
  throw new GraphFailure(131009, `The simulator knows no interactive messages of type '${type}'`);
}

function readButtons(body: JsonObject, readMedia: ReadMedia): ContentView {
  const around = readAround(body, interactive.body.max, readMedia, true);
  const action = expectObject(body.action, 'interactive.action');
  const buttons = expectList(action.buttons, 'buttons', 1, buttonLimits.max).map((button) => {
    const reply = expectObject(button.reply, 'reply');
    const id = expectText(reply.id, 'Button id', wireLimits.buttonId);
    if (id !== id.trim()) throw new GraphFailure(131009, 'Button id has leading or trailing blanks');
    return { id, title: expectText(reply.title, 'Button title', buttonLimits.label.max) };
  });
  expectDistinct(
    buttons.map((button) => button.title),
    'button title',
  );
  expectDistinct(
    buttons.map((button) => button.id),
    'button id',
  );
  return { kind: 'buttons', ...around, buttons };
}

function readList(body: JsonObject, readMedia: ReadMedia): ContentView {
  const around = readAround(body, interactive.listBody.max, readMedia, false);
  const action = expectObject(body.action, 'interactive.action');
  const given = expectList(action.sections, 'sections', 1, listLimits.sections);
  const sections = given.map((section) => {
    const max = listLimits.sectionTitle.max;
    const title =
      given.length > 1
        ? expectText(section.title, 'Section title', max)
        : (optionalText(section.title, 'Section title', max) ?? '');
    const rows = expectList(section.rows, 'rows', 1, listLimits.rows).map((row) => ({
      id: expectText(row.id, 'Row id', wireLimits.rowId),
      title: expectText(row.title, 'Row title', listLimits.title.max),
      description: optionalText(row.description, 'Row description', listLimits.description.max),
    }));
    return { title, rows };
  });
  const rows = sections.flatMap((section) => section.rows);
  if (rows.length > listLimits.rows) {
    throw new GraphFailure(131009, `Total row count exceed max allowed count: ${listLimits.rows}`);
  }
  expectDistinct(
    rows.map((row) => row.id),
    'row id',
  );
  return {
    kind: 'list',
    ...around,
    open: expectText(action.button, 'Button label', listLimits.openLabel.max),
    sections,
  };
}

function readLink(body: JsonObject, readMedia: ReadMedia): ContentView {
  const around = readAround(body, interactive.body.max, readMedia, true);
  const parameters = expectObject(expectAction(body, 'cta_url').parameters, 'parameters');
  const url = expectText(parameters.url, 'url', wireLimits.url);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new GraphFailure(131009, 'url is not a valid URI');
  return {
    kind: 'link',
    ...around,
    label: expectText(parameters.display_text, 'Display text', linkButton.label.max),
    url,
  };
}

function expectAction(body: JsonObject, name: string): JsonObject {
  const action = expectObject(body.action, 'interactive.action');
  if (text(action.name) !== name) throw new GraphFailure(131009, `action.name must be '${name}'`);
  return action;
}

function readAround(body: JsonObject, longestBody: number, readMedia: ReadMedia, mediaHeader: boolean) {
  const said = expectText(expectObject(body.body, 'interactive.body').text, 'Body text', longestBody);
  const footer = body.footer === undefined ? null : expectObject(body.footer, 'interactive.footer');
  return {
    header:
      body.header === undefined
        ? null
        : readHeader(expectObject(body.header, 'interactive.header'), readMedia, mediaHeader),
    text: said,
    footer: footer && expectText(footer.text, 'Footer text', interactive.footer.max),
  };
}

function readHeader(header: JsonObject, readMedia: ReadMedia, media: boolean): { text: string } | MediaView {
  const type = text(header.type);
  if (type === 'text') return { text: expectText(header.text, 'Header text', interactive.header.max) };
  if (media && (type === 'image' || type === 'video' || type === 'document')) {
    return readMedia(type, expectObject(header[type], `header.${type}`), false);
  }
  throw new GraphFailure(131009, `Header type '${type}' is not allowed here`);
}
