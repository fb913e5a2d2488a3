import type { Json, JsonObject } from '#/lib/json.ts';
import type { Address, Person } from '../contract.ts';
import { cutText } from '../fit-text.ts';
import { list, record, text } from './read.ts';

const longestName = 256;

/** A WhatsApp id or a written phone number as E.164 with plus; null for what cannot be a phone. */
export function phoneOf(value: Json | undefined): string | null {
  const written = text(value)?.trim();
  if (!written || !/^\+?[\d\s().-]+$/.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  return digits.length >= 5 && digits.length <= 15 ? `+${digits}` : null;
}

/** A business-scoped user id, kept whole; null for what cannot be one. */
export function userIdOf(value: Json | undefined): string | null {
  const id = text(value)?.trim();
  return id && /^[!-~]{1,160}$/.test(id) ? id : null;
}

/** Addresses from what a payload names, phone first, each once. */
export function addressesOf(phone: Json | undefined, userId?: Json, parentUserId?: Json): Address[] {
  const found: Address[] = [];
  const e164 = phoneOf(phone);
  if (e164) found.push({ kind: 'phone', value: e164 });
  const user = userIdOf(userId);
  if (user) found.push({ kind: 'whatsapp-user-id', value: user });
  const parent = userIdOf(parentUserId);
  if (parent) found.push({ kind: 'whatsapp-parent-user-id', value: parent });
  return found;
}

/** How a message, echo or preference names its person. */
export interface PersonKeys {
  phone: Json | undefined;
  userId: Json | undefined;
  parentUserId?: Json | undefined;
}

/** The contacts that came along with messages, to be found by id. */
export interface ContactBook {
  find(phone: string | null, userId: string | null): JsonObject | undefined;
}

/** Sorts `value.contacts` by their ids; a thousand messages may come with a thousand contacts. */
export function contactBook(contacts: Json | undefined): ContactBook {
  const byUserId = new Map<string, JsonObject>();
  const byPhone = new Map<string, JsonObject>();
  for (const contact of list(contacts).map(record)) {
    const userId = userIdOf(contact.user_id);
    const phone = phoneOf(contact.wa_id);
    if (userId) byUserId.set(userId, contact);
    if (phone) byPhone.set(phone, contact);
  }
  return {
    find(phone, userId) {
      const known = userId === null ? undefined : byUserId.get(userId);
      const other = phone === null ? undefined : byPhone.get(phone);
      // somebody else's contact, should one number ever stand beside two user ids
      const conflict = userId !== null && userIdOf(other?.user_id) !== null;
      return known ?? (conflict ? undefined : other);
    },
  };
}

/** Reads a person, joined by id (never by position) with the contacts that came along; null when nothing names them. */
export function personOf(keys: PersonKeys, contacts: ContactBook): Person | null {
  const phone = phoneOf(keys.phone);
  const userId = userIdOf(keys.userId);
  if (!phone && !userId) return null;
  const contact = contacts.find(phone, userId) ?? {};
  const profile = record(contact.profile);
  const addresses = addressesOf(
    phone ?? contact.wa_id,
    userId ?? contact.user_id,
    text(keys.parentUserId) ?? contact.parent_user_id,
  );
  return { addresses, name: nameOf(profile.name), username: nameOf(profile.username) };
}

function nameOf(value: Json | undefined): string | null {
  const name = text(value)?.trim();
  return name ? cutText(name, { max: longestName, unit: 'utf16' }) : null;
}

/**
 * The phone that a person gave when we asked for it. Only cards that WhatsApp itself marks as the answer to a request
 * prove a number; cards shared by hand say nothing about their sender.
 */
export function requestedPhone(message: JsonObject): string | null {
  const cards = list(message.contacts).map(record);
  const card =
    cards.find((c) => c.origin === 'contact_request') ?? (message.origin === 'contact_request' ? cards[0] : undefined);
  const first = record(list(card?.phones)[0]);
  return phoneOf(first.wa_id) ?? (text(first.phone)?.trim().startsWith('+') ? phoneOf(first.phone) : null);
}
