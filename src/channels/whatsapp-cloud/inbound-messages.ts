import type { JsonObject } from '#/lib/json.ts';
import type { ChannelEvent, Person } from '../contract.ts';
import { contentOf } from './inbound-content.ts';
import { systemEvent } from './inbound-system.ts';
import { type ContactBook, personOf, requestedPhone } from './people.ts';
import { record, text, time } from './read.ts';

/** An item that cannot be used at all, with the reason; it is kept aside. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Reads one entry of `value.messages`. Throws `Unreadable` for an entry without id, time or sender. */
export function messageEvent(message: JsonObject, contacts: ContactBook): ChannelEvent {
  if (text(message.group_id)) return { kind: 'other', what: 'group-message' };
  const providerId = requiredId(message);
  const at = requiredTime(message);
  const type = text(message.type);
  if (type === 'system') return systemEvent(message, providerId, at, contacts);
  const keys = { phone: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id };
  const sender = personOf(keys, contacts);
  if (!sender) throw new Unreadable('no sender');
  const from = withRequestedPhone(sender, message);
  if (type === 'reaction') {
    const { message_id, emoji } = record(message.reaction);
    const target = text(message_id);
    if (target) return { kind: 'reaction', providerId, at, from, target, emoji: text(emoji) };
  }
  const change = changeOf(message, type);
  if (change?.kind === 'edited') return { ...change, providerId, at, from, by: 'contact' };
  if (change?.kind === 'removed') return { ...change, providerId, at, from, by: 'contact' };
  const referral = Object.keys(record(message.referral)).length > 0 ? record(message.referral) : null;
  const quotes = text(record(message.context).id);
  return { kind: 'message', providerId, at, from, content: contentOf(message), quotes, referral };
}

/** Reads one entry of `value.message_echoes`: what somebody of the business did in the phone app. */
export function echoEvent(echo: JsonObject, contacts: ContactBook): ChannelEvent {
  if (text(echo.group_id)) return { kind: 'other', what: 'group-echo' };
  const providerId = requiredId(echo);
  const at = requiredTime(echo);
  const to = personOf({ phone: echo.to, userId: echo.to_user_id, parentUserId: echo.to_parent_user_id }, contacts);
  if (!to) throw new Unreadable('no recipient');
  const type = text(echo.type);
  if (type === 'reaction') return { kind: 'other', what: 'echo-reaction' };
  const change = changeOf(echo, type);
  if (change?.kind === 'edited') return { ...change, providerId, at, from: to, by: 'app' };
  if (change?.kind === 'removed') return { ...change, providerId, at, from: to, by: 'app' };
  return { kind: 'echo', providerId, at, to, content: contentOf(echo) };
}

type Change = { kind: 'edited'; target: string; text: string | null } | { kind: 'removed'; target: string };

/** What an edit or a deletion does to an earlier message; null for other types and for those that name none. */
function changeOf(message: JsonObject, type: string | null): Change | null {
  if (type !== 'edit' && type !== 'revoke') return null;
  const body = record(message[type]);
  const target = text(body.original_message_id);
  if (!target) return null;
  if (type === 'revoke') return { kind: 'removed', target };
  const content = contentOf(record(body.message));
  const shown = content.kind === 'text' ? content.text : content.kind === 'media' ? (content.caption ?? '') : null;
  return { kind: 'edited', target, text: shown };
}

/** Meta's ids have about sixty characters; what is indexed must not be endless. */
const longestId = 512;

/** The provider's id of an item. Throws `Unreadable` where it is missing, or none. */
export function requiredId(message: JsonObject): string {
  const id = text(message.id);
  if (!id || id.length > longestId) throw new Unreadable(id ? 'no such id' : 'no id');
  return id;
}

/** The time of an item, in milliseconds since 1970. Throws `Unreadable` where it is missing. */
export function requiredTime(message: JsonObject): number {
  const at = time(message.timestamp);
  if (at === null) throw new Unreadable('no time');
  return at;
}

/** A person known by user id alone who answers our request for the number is known by phone from then on. */
function withRequestedPhone(person: Person, message: JsonObject): Person {
  if (person.addresses.some((address) => address.kind === 'phone')) return person;
  const phone = requestedPhone(message);
  return phone ? { ...person, addresses: [{ kind: 'phone', value: phone }, ...person.addresses] } : person;
}
