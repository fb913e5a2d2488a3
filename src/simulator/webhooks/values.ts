import type { Json, JsonObject } from '#/lib/json.ts';
import type { Person, SimMessage, SimNumber } from '../world/world.ts';

/** Seconds since 1970 as text, as messages and statuses carry them. */
export function seconds(at: number): string {
  return String(Math.floor(at / 1_000));
}

/** A phone as Meta writes it: digits without plus. */
export function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** The frame of a `messages` value. */
export function messagesValue(number: SimNumber, content: JsonObject): JsonObject {
  const metadata = { display_phone_number: digits(number.displayPhone), phone_number_id: number.id };
  return { messaging_product: 'whatsapp', metadata, ...content };
}

/** A person in `contacts`. People without a phone have no `wa_id` at all. */
export function contactOf(person: Person, withUsername = true): JsonObject {
  const profile: JsonObject = { name: person.name };
  if (person.username && withUsername) profile.username = person.username;
  const contact: JsonObject = { profile };
  if (person.phone) contact.wa_id = digits(person.phone);
  contact.user_id = person.userId;
  return contact;
}

/** The sender of a message object. */
export function senderOf(person: Person): JsonObject {
  return { ...(person.phone ? { from: digits(person.phone) } : {}), from_user_id: person.userId };
}

/** What a status says beyond its name. */
export interface StatusDetails {
  at: number;
  error?: Json | undefined;
  /** The price comes with `sent`, and with the first of `delivered` and `read`. */
  priced: boolean;
}

/** A status object. */
export function statusOf(person: Person, message: SimMessage, status: string, details: StatusDetails): JsonObject {
  const { at, error, priced } = details;
  const value: JsonObject = { id: message.id, status, timestamp: seconds(at) };
  if (person.phone) value.recipient_id = digits(person.phone);
  // a failure names the user id only when that was the address
  if (!error || !message.toPhone) value.recipient_user_id = person.userId;
  if (message.opaque !== null) value.biz_opaque_callback_data = message.opaque;
  if (error) value.errors = [error];
  if (message.pricing && priced) value.pricing = message.pricing;
  return value;
}
