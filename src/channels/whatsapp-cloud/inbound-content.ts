import { readChoiceToken } from '#/flow/message/choice-token.ts';
import { type InboundContent, type MediaKind, mediaKinds } from '#/flow/message/inbound-content.ts';
import { type Json, type JsonObject, nestsTooDeep } from '#/lib/json.ts';
import { cutText } from '../fit-text.ts';
import { cleanFilename } from './filename.ts';
import { wireLimits } from './limits.ts';
import { flag, list, number, record, slug, text } from './read.ts';

type Reader = (body: JsonObject, message: JsonObject) => InboundContent | null;

/** A message kind that cannot be shown; it keeps the conversation open all the same. */
export function unsupported(what: string): InboundContent {
  return { kind: 'unsupported', what: slug(what) || 'unknown' };
}

/** What a message says, by its type; unknown and unreadable types become `unsupported`, never an error. */
export function contentOf(message: JsonObject): InboundContent {
  const type = text(message.type) ?? 'unknown';
  const read = readers.get(type);
  return shorten(read?.(record(message[type]), message) ?? unsupported(type));
}

/** What a person writes as long as they like; everything else in a message is a name. */
const written: ReadonlySet<string> = new Set(['text', 'caption', 'values']);

/** Cuts every text within a content to what there can be of it at most. */
function shorten<Value>(value: Value, limit = wireLimits.inboundName): Value {
  if (typeof value === 'string') return cutText(value, limit) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => shorten(inner, limit)) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      shorten(inner, written.has(name) ? wireLimits.inboundText : limit),
    ]),
  ) as Value;
}

const readers = new Map<string, Reader>([
  ['text', ({ body }) => (text(body) === null ? null : { kind: 'text', text: text(body) as string })],
  ...mediaKinds.map((kind): [string, Reader] => [kind, (body) => mediaOf(kind, body)]),
  ['location', locationOf],
  ['contacts', (_, message) => contactsOf(message)],
  ['button', (body) => choiceOf(text(body.payload), text(body.text), 'template')],
  ['interactive', interactiveOf],
  ['order', orderOf],
  ['unsupported', (body, message) => unsupported(text(body.type) ?? unsupportedReason(message))],
]);

function mediaOf(media: MediaKind, body: JsonObject): InboundContent | null {
  const providerMediaId = text(body.id);
  if (!providerMediaId) return null;
  return {
    kind: 'media',
    media,
    caption: text(body.caption),
    mime: (text(body.mime_type) ?? 'application/octet-stream').split(';', 1)[0]?.trim().toLowerCase() as string,
    filename: cleanFilename(text(body.filename)),
    voice: flag(body.voice),
    animated: flag(body.animated),
    providerMediaId,
  };
}

function locationOf(body: JsonObject): InboundContent | null {
  const latitude = number(body.latitude);
  const longitude = number(body.longitude);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { kind: 'location', latitude, longitude, name: text(body.name), address: text(body.address) };
}

function contactsOf(message: JsonObject): InboundContent {
  const cards = list(message.contacts)
    .map(record)
    .map((card) => {
      const name = record(card.name);
      const phones = list(card.phones).map(record);
      return {
        name: text(name.formatted_name) ?? text(name.first_name) ?? '',
        phones: phones.map((p) => text(p.phone) ?? text(p.wa_id)).filter((phone) => phone !== null),
      };
    });
  return { kind: 'contacts', cards };
}

function choiceOf(
  token: string | null,
  label: string | null,
  via: 'button' | 'list' | 'template',
): InboundContent | null {
  if (token === null && label === null) return null;
  return { kind: 'choice', label: label ?? '', target: token === null ? null : readChoiceToken(token), via };
}

function interactiveOf(body: JsonObject): InboundContent | null {
  const type = text(body.type) ?? '';
  const reply = record(body[type]);
  if (type === 'button_reply') return choiceOf(text(reply.id), text(reply.title), 'button');
  if (type === 'list_reply') return choiceOf(text(reply.id), text(reply.title), 'list');
  if (type === 'nfm_reply') {
    return { kind: 'form', name: text(reply.name) ?? 'flow', values: valuesOf(text(reply.response_json)) };
  }
  return type ? unsupported(`interactive-${type}`) : null;
}

/** The answers of a form; they come as JSON within a string, and as that string where it is not readable JSON. */
function valuesOf(json: string | null): Json {
  if (json === null) return {};
  if (nestsTooDeep(json)) return json;
  try {
    return JSON.parse(json) as Json;
  } catch {
    return json;
  }
}

function orderOf(body: JsonObject): InboundContent {
  const items = list(body.product_items)
    .map(record)
    .map((item) => ({
      id: text(item.product_retailer_id) ?? '',
      quantity: number(item.quantity) ?? 1,
      price: number(item.item_price),
      currency: text(item.currency),
    }));
  return { kind: 'order', text: text(body.text), items };
}

/** 131060: the message exists but is not available now, and will not be sent again. */
function unsupportedReason(message: JsonObject): string {
  const code = number(record(list(message.errors)[0]).code);
  return code === 131060 ? 'unavailable' : 'unknown';
}
