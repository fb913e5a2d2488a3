import type { JsonObject } from '#/lib/json.ts';
import type { ChannelEvent, DeliveryStatus } from '../contract.ts';
import { Unreadable } from './inbound-messages.ts';
import { readMark } from './mark.ts';
import { addressesOf } from './people.ts';
import { record, slug, text, time } from './read.ts';
import { readErrors } from './read-error.ts';

const known: readonly string[] = ['sent', 'delivered', 'read', 'played', 'failed'] satisfies DeliveryStatus[];

/** Reads one entry of `value.statuses`. Throws `Unreadable` for an entry without id or time. */
export function statusEvent(status: JsonObject): ChannelEvent {
  const name = text(status.status)?.toLowerCase() ?? 'unknown';
  // a group message has one status for each participant
  if (text(status.recipient_type) === 'group') return { kind: 'other', what: 'group-status' };
  if (!known.includes(name)) return { kind: 'other', what: `status-${slug(name)}` };
  const providerId = text(status.id);
  if (!providerId) throw new Unreadable('no id');
  const at = time(status.timestamp);
  if (at === null) throw new Unreadable('no time');
  return {
    kind: 'status',
    providerId,
    at,
    status: name as DeliveryStatus,
    mark: readMark(text(status.biz_opaque_callback_data)),
    to: addressesOf(status.recipient_id, status.recipient_user_id, status.recipient_parent_user_id),
    error: name === 'failed' ? readErrors(status.errors) : null,
    pricing: pricingOf(record(status.pricing)),
    // the end of the free 72 hours after an advertisement
    freeUntil: time(record(status.conversation).expiration_timestamp),
  };
}

/** The price of a message; whether a service message was free is decided by its type, since `billable` is going away. */
function pricingOf(pricing: JsonObject): Extract<ChannelEvent, { kind: 'status' }>['pricing'] {
  if (Object.keys(pricing).length === 0) return null;
  if (text(pricing.category) !== 'service') return pricing;
  return { ...pricing, meter: text(pricing.type) === 'regular' ? 'charged' : 'free' };
}
