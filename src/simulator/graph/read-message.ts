import { capabilities } from '#/channels/whatsapp-cloud/limits.ts';
import { flag, number, record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { ContentView, MediaView } from '../control/views.ts';
import type { SimNumber, SimTemplate, World } from '../world/world.ts';
import { expectObject, expectText, optionalText } from './expect.ts';
import { GraphFailure } from './failure.ts';
import { type ReadMedia, readInteractive } from './read-interactive.ts';
import { readTemplate } from './read-template.ts';

/** A send as the simulator understood it. */
export interface ReadSend {
  type: string;
  content: ContentView;
  template: SimTemplate | null;
  /** For a reaction: its target and emoji. */
  reaction: { target: string; emoji: string | null } | null;
  /** A file by link that nobody could fetch; the message fails later. */
  linkFails: boolean;
}

const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;

/** Checks a send body as Meta would and answers what the phone shows. Throws `GraphFailure`. */
export function readMessage(world: World, sender: SimNumber, body: JsonObject): ReadSend {
  if (text(body.messaging_product) !== 'whatsapp')
    throw new GraphFailure(100, "Parameter 'messaging_product' must be 'whatsapp'");
  const type = text(body.type) ?? (body.text === undefined ? null : 'text');
  if (!type) throw new GraphFailure(100, "Parameter 'type' is mandatory");
  if (text(body.recipient_type) === 'group') throw new GraphFailure(100, 'The simulator knows no groups');
  const opaque = text(body.biz_opaque_callback_data);
  if (opaque !== null && opaque.length > 512)
    throw new GraphFailure(131009, 'biz_opaque_callback_data: at most 512 characters');
  let linkFails = false;
  const readMedia: ReadMedia = (kind, file, caption) => {
    const view = mediaOf(world, sender, kind, file, caption);
    // a name that can never be resolved stands for a file that is not there
    if (view.link !== null && new URL(view.link).hostname.endsWith('.invalid')) linkFails = true;
    return view;
  };
  const plain = { type, template: null, reaction: null };
  if (type === 'reaction') {
    const reaction = expectObject(body.reaction, 'reaction');
    const target = expectText(reaction.message_id, 'reaction.message_id', 500);
    const emoji = text(reaction.emoji);
    return { ...plain, content: { kind: 'text', text: emoji ?? '' }, reaction: { target, emoji }, linkFails };
  }
  if (type === 'contacts') return { ...plain, content: contactsOf(body), linkFails };
  const part = expectObject(body[type], type);
  if (type === 'template') {
    const { content, template } = readTemplate(part, world.accounts.get(sender.wabaId)?.templates ?? [], readMedia);
    return { ...plain, content, template, linkFails };
  }
  const content = contentOf(type, part, readMedia);
  return { ...plain, content, linkFails };
}

function contentOf(type: string, part: JsonObject, readMedia: ReadMedia): ContentView {
  if (type === 'text') return { kind: 'text', text: expectText(part.body, 'text.body', capabilities.text.max) };
  if (type === 'interactive') return readInteractive(part, readMedia);
  if (type === 'location') return locationOf(part);
  const media = mediaKinds.find((kind) => kind === type);
  if (!media) throw new GraphFailure(131051, `Message type '${type}' is not supported`);
  return readMedia(media, part, capabilities.media[media]?.caption === true);
}

function contactsOf(body: JsonObject): ContentView {
  const cards = Array.isArray(body.contacts) ? body.contacts.map(record) : [];
  if (cards.length === 0 || cards.length > 257) throw new GraphFailure(131009, 'contacts: from 1 to 257');
  return {
    kind: 'contacts',
    names: cards.map((card) => expectText(record(card.name).formatted_name, 'formatted_name', 500)),
  };
}

function locationOf(part: JsonObject): ContentView {
  const latitude = number(part.latitude);
  const longitude = number(part.longitude);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw new GraphFailure(131009, 'location: latitude and longitude are needed');
  }
  return { kind: 'location', latitude, longitude, name: text(part.name), address: text(part.address) };
}

function mediaOf(
  world: World,
  sender: SimNumber,
  media: MediaView['media'],
  file: JsonObject,
  caption: boolean,
): MediaView {
  const id = text(file.id);
  const link = text(file.link);
  if ((id === null) === (link === null))
    throw new GraphFailure(131009, `${media}: exactly one of id and link is needed`);
  if (!caption && text(file.caption) !== null) throw new GraphFailure(131009, `${media}: takes no caption`);
  if (link !== null && !(/^https?:\/\//i.test(link) && URL.canParse(link)))
    throw new GraphFailure(131009, `${media}.link is not a valid URI`);
  const stored = id === null ? undefined : world.media.get(id);
  const usable = stored && stored.numberId === sender.id && stored.expiresAt > world.clock.now();
  if (id !== null && !usable) {
    throw new GraphFailure(100, `Param ${media}['id'] is not a valid whatsapp business account media attachment ID`);
  }
  const allowed = capabilities.media[media]?.mimes ?? [];
  if (stored && !allowed.includes(stored.mime))
    throw new GraphFailure(131053, `${media}: ${stored.mime} is not supported`);
  return {
    kind: 'media',
    media,
    mime: stored?.mime ?? allowed[0] ?? 'application/octet-stream',
    caption: optionalText(file.caption, 'caption', capabilities.caption.max),
    filename: text(file.filename),
    voice: flag(file.voice),
    animated: false,
    mediaId: id,
    link,
  };
}
