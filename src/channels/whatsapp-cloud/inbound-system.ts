import type { JsonObject } from '#/lib/json.ts';
import type { ChannelEvent } from '../contract.ts';
import { addressesOf, type ContactBook, personOf } from './people.ts';
import { record, slug, text } from './read.ts';

/** Reads a message of type `system`: the same person under another number or user id, or news that changes nothing for us. */
export function systemEvent(message: JsonObject, providerId: string, at: number, contacts: ContactBook): ChannelEvent {
  const system = record(message.system);
  const type = text(system.type) ?? 'unknown';
  const oldPhone = text(message.from) ?? text(system.customer);
  const newPhone = text(system.wa_id) ?? text(system.new_wa_id);
  if (type === 'user_changed_number' || type === 'customer_changed_number') {
    // a new number comes with a new user id; older payloads know only the numbers
    const before = addressesOf(
      oldPhone,
      system.previous_user_id ?? message.from_user_id,
      system.previous_parent_user_id,
    );
    const now = addressesOf(newPhone, system.user_id, system.parent_user_id);
    if (before.length > 0 && now.length > 0) return { kind: 'identity', at, before, now };
  }
  if (type === 'user_changed_user_id') {
    const before = addressesOf(null, system.previous_user_id, system.previous_parent_user_id);
    const now = addressesOf(newPhone ?? oldPhone, system.user_id, system.parent_user_id);
    if (before.length > 0 && now.length > 0) return { kind: 'identity', at, before, now };
  }
  if (type === 'customer_identity_changed') {
    const from = personOf({ phone: message.from, userId: message.from_user_id }, contacts);
    if (from) return { kind: 'identity-key', providerId, at, from, hash: text(record(message.identity).hash) };
  }
  return { kind: 'other', what: `system-${slug(type)}` };
}
