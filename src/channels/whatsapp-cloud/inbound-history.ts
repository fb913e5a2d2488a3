import type { Json, JsonObject } from '#/lib/json.ts';
import type { ChannelEvent, DeliveryStatus, HistoryEvent } from '../contract.ts';
import { contentOf } from './inbound-content.ts';
import { requiredId, requiredTime, Unreadable } from './inbound-messages.ts';
import { type ContactBook, personOf, phoneOf } from './people.ts';
import { record, text } from './read.ts';

/** What an entry of the history needs to know from around it. */
export interface HistoryPlace {
  /** The business's own number, E.164; whatever it wrote is ours. */
  business: string | null;
  /** Whom the thread is with; a file that comes on its own names no thread. */
  thread: Json | undefined;
  contacts: ContactBook;
}

const changes: ReadonlySet<string | null> = new Set(['system', 'reaction', 'edit', 'revoke']);

const statuses = new Map<string | null, DeliveryStatus>([
  ['SENT', 'sent'],
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['PLAYED', 'played'],
  ['ERROR', 'failed'],
]);

/**
 * Reads one message of the chat history that a number brings along from the phone app. Throws `Unreadable` for an entry
 * without id, time or person.
 */
export function historyEvent(message: JsonObject, { business, thread, contacts }: HistoryPlace): ChannelEvent {
  const type = text(message.type);
  if (text(message.group_id)) return { kind: 'other', what: 'group-history' };
  if (changes.has(type)) return { kind: 'other', what: `history-${type}` };
  const by = writerOf(message, business);
  const [phone, userId] = by === 'app' ? [message.to, message.to_user_id] : [message.from, message.from_user_id];
  const other = personOf(
    { phone: phone ?? thread, userId: userId ?? (phoneOf(thread) ? undefined : thread) },
    contacts,
  );
  if (!other) throw new Unreadable('no person');
  return {
    kind: 'history',
    providerId: requiredId(message),
    at: requiredTime(message),
    with: other,
    by,
    status: statuses.get(text(record(message.history_context).status)?.toUpperCase() ?? null) ?? null,
    content: contentOf(message),
    part: thread === undefined ? 'file' : type === 'media_placeholder' ? 'placeholder' : 'whole',
  };
}

/** Only what the business wrote names a recipient. */
function writerOf(message: JsonObject, business: string | null): HistoryEvent['by'] {
  const own = business !== null && phoneOf(message.from) === business;
  return own || text(message.to) || text(message.to_user_id) ? 'app' : 'contact';
}
