import type { JsonObject } from '#/lib/json.ts';
import type { ChannelEvent } from '../contract.ts';
import { Unreadable } from './inbound-messages.ts';
import { type ContactBook, personOf } from './people.ts';
import { slug, text, time } from './read.ts';

const changes = new Map<string, 'opt-in' | 'opt-out'>([
  ['stop', 'opt-out'],
  ['resume', 'opt-in'],
  ['signup', 'opt-in'],
]);

/** Reads one entry of `value.user_preferences`: what a person chose in WhatsApp itself. */
export function consentEvent(preference: JsonObject, contacts: ContactBook): ChannelEvent {
  const value = text(preference.value) ?? 'unknown';
  const change = changes.get(value);
  if (!change || text(preference.category) !== 'marketing_messages') {
    return { kind: 'other', what: `preference-${slug(value)}` };
  }
  const at = time(preference.timestamp);
  if (at === null) throw new Unreadable('no time');
  const from = personOf({ phone: preference.wa_id, userId: preference.user_id }, contacts);
  if (!from) throw new Unreadable('no person');
  return { kind: 'consent', at, from, change, detail: text(preference.detail) };
}
