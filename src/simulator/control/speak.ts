import type { z } from 'zod';
import type { Json, JsonObject } from '#/lib/json.ts';
import { keepMedia } from '../graph/media.ts';
import { sampleOf } from '../samples.ts';
import type { Simulation } from '../simulation.ts';
import { makeWamid } from '../wamid.ts';
import { contactOf, digits, messagesValue, seconds, senderOf } from '../webhooks/values.ts';
import { takeToken } from '../world/bucket.ts';
import { keepMessage, makeMessage } from '../world/keep-message.ts';
import { tellMessage, tellPerson } from '../world/show.ts';
import type { Person, SimMessage, SimNumber, World } from '../world/world.ts';
import { ControlFailure } from './failure.ts';
import type { speakInput } from './requests.ts';
import type { ContentView } from './views.ts';

type Given = z.output<typeof speakInput>;
type Said = Given['say'];

/** What a message object of a webhook says, and how the phone shows it; null where nothing new is shown. */
interface Utterance {
  type: string;
  body: Json;
  content: ContentView | null;
  /** The message that it answers. */
  quotes?: string;
  /** Beside the body, for messages that Meta cannot pass on. */
  errors?: Json;
}

/** Lets a person do something, and delivers the webhook that it leads to. Answers the id of the message. Throws `ControlFailure`. */
export async function speak(simulation: Simulation, number: SimNumber, person: Person, given: Given): Promise<string> {
  const { world, queue } = simulation;
  const id = makeWamid(digits(person.phone ?? person.userId).slice(-15), 'person', world.random);
  const said = utter(world, number, person, given.say);
  const quotes = said.quotes ?? given.quotes ?? null;
  const wire: JsonObject = {
    ...(quotes ? { context: { from: digits(number.displayPhone), id: quotes } } : {}),
    ...senderOf(person),
    id,
    timestamp: seconds(world.clock.now()),
    type: said.type,
    [said.type]: said.body,
    ...(said.errors ? { errors: said.errors } : {}),
    ...(given.fromAd ? { referral: advertisement(id) } : {}),
  };
  if (said.body === null) delete wire[said.type];
  if (said.content) {
    const message = makeMessage(world, { id, from: 'person', type: said.type, content: said.content, wire, quotes });
    message.fromAd = given.fromAd;
    person.lastInboundAt = message.at;
    keepMessage(world, number, person, message);
    tellPerson(world, number, person);
  }
  // what comes in counts towards the number's rate as well
  takeToken(number.throughput, world.clock.now(), true);
  const value = messagesValue(number, { contacts: [contactOf(person)], messages: [wire] });
  await queue.push({ number, person, what: said.type, changes: [{ field: 'messages', value }], copies: given.copies });
  return id;
}

function utter(world: World, number: SimNumber, person: Person, say: Said): Utterance {
  switch (say.kind) {
    case 'text':
      return { type: 'text', body: { body: say.text }, content: say };
    case 'tap':
      return tap(messageOf(person, say.message), say.option);
    case 'media':
      return file(world, number, say);
    case 'location': {
      const { kind: _, ...place } = say;
      const content = { ...say, name: say.name ?? null, address: say.address ?? null };
      return { type: 'location', body: place, content };
    }
    case 'contact': {
      const phones = [{ phone: say.phone, wa_id: digits(say.phone), type: 'CELL' }];
      const card = {
        name: { formatted_name: say.name, first_name: say.name },
        phones,
        origin: say.own ? 'contact_request' : 'other',
      };
      return { type: 'contacts', body: [card], content: { kind: 'contacts', names: [say.name] } };
    }
    case 'reaction': {
      const target = messageOf(person, say.message);
      target.reactions.person = say.emoji;
      tellMessage(world, number, person, target);
      return {
        type: 'reaction',
        body: { message_id: target.id, ...(say.emoji ? { emoji: say.emoji } : {}) },
        content: null,
      };
    }
    case 'edit':
    case 'delete':
      return change(world, number, person, say);
    case 'unsupported':
      return { type: 'unsupported', body: { type: say.what }, content: say, errors: [unknownType] };
    case 'raw':
      return { type: say.type, body: say.body, content: { kind: 'unsupported', what: say.type } };
  }
}

const unknownType = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
};

function messageOf(person: Person, id: string): SimMessage {
  const message = person.messages.find((candidate) => candidate.id === id);
  if (!message) throw new ControlFailure(404, `no message ${id} in this chat`);
  return message;
}

/** A tap on a button, a row, or the quick reply of a template. */
function tap(message: SimMessage, option: string): Utterance {
  const { content } = message;
  const answer = (
    type: 'button_reply' | 'list_reply',
    chosen: { id: string; title: string; description?: string | null },
  ): Utterance => {
    const { description, ...reply } = chosen;
    const body = { type, [type]: description ? { ...reply, description } : reply };
    return { type: 'interactive', body, content: { kind: 'choice', label: chosen.title }, quotes: message.id };
  };
  if (content.kind === 'buttons') {
    const button = content.buttons.find((candidate) => candidate.id === option);
    if (button) return answer('button_reply', button);
  }
  if (content.kind === 'list') {
    const row = content.sections.flatMap((section) => section.rows).find((candidate) => candidate.id === option);
    if (row) return answer('list_reply', row);
  }
  if (content.kind === 'template') {
    const button = content.buttons.find((candidate) => candidate.kind === 'quick-reply' && candidate.id === option);
    if (button) {
      const body = { payload: button.id, text: button.title };
      return { type: 'button', body, content: { kind: 'choice', label: button.title }, quotes: message.id };
    }
  }
  throw new ControlFailure(400, `message ${message.id} has no option ${option}`);
}

function file(world: World, number: SimNumber, say: Extract<Said, { kind: 'media' }>): Utterance {
  const sample = sampleOf(say.media);
  const bytes = say.bytes === undefined ? sample.bytes : Buffer.from(say.bytes, 'base64');
  const mime = say.mime ?? sample.mime;
  const media = keepMedia(world, number, { mime, bytes }, 'inbound');
  const voice = say.media === 'audio' && (say.voice ?? say.bytes === undefined);
  const filename = say.media === 'document' ? (say.filename ?? sample.filename) : null;
  const body: JsonObject = { mime_type: voice ? `${mime}; codecs=opus` : mime, id: media.id };
  if (say.caption) body.caption = say.caption;
  if (filename) body.filename = filename;
  if (say.media === 'audio') body.voice = voice;
  if (say.media === 'sticker') body.animated = false;
  const caption = say.caption ?? null;
  const content = {
    kind: 'media',
    media: say.media,
    mime,
    caption,
    filename,
    voice,
    animated: false,
    mediaId: media.id,
    link: null,
  } as const;
  return { type: say.media, body, content };
}

function change(
  world: World,
  number: SimNumber,
  person: Person,
  say: Extract<Said, { kind: 'edit' | 'delete' }>,
): Utterance {
  const target = messageOf(person, say.message);
  if (target.from !== 'person') throw new ControlFailure(400, 'people edit and delete their own messages only');
  const original = { original_message_id: target.id };
  if (say.kind === 'delete') target.deleted = true;
  else Object.assign(target, { edited: true, content: { kind: 'text', text: say.text } });
  tellMessage(world, number, person, target);
  if (say.kind === 'delete') return { type: 'revoke', body: original, content: null };
  const message = { context: { id: 'M0' }, type: 'text', text: { body: say.text } };
  return { type: 'edit', body: { ...original, message }, content: null };
}

function advertisement(id: string): JsonObject {
  return {
    source_url: 'https://fb.me/simulated-ad',
    source_id: '120000000000000001',
    source_type: 'ad',
    headline: 'Chat with us',
    body: 'An advertisement in the simulator',
    media_type: 'image',
    image_url: 'https://example.com/ad.jpg',
    ctwa_clid: `Sim-${id.slice(-24)}`,
  };
}
