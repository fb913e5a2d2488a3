import type { Json, JsonObject } from '#/lib/json.ts';
import type { ChannelEvent, ParsedWebhook, WebhookItem } from '../contract.ts';
import { accountErrors, accountEvent } from './inbound-account.ts';
import { consentEvent } from './inbound-consent.ts';
import { historyEvent } from './inbound-history.ts';
import { echoEvent, messageEvent, Unreadable } from './inbound-messages.ts';
import { statusEvent } from './inbound-statuses.ts';
import { contactBook, phoneOf } from './people.ts';
import { list, record, slug, text, time } from './read.ts';

/** Collects what one change holds; a piece that throws lands among the broken ones and takes nothing else with it. */
interface Collector {
  each(items: Json | undefined, read: (item: JsonObject) => ChannelEvent): void;
  add(event: ChannelEvent, raw: Json): void;
}

/** Reads a webhook of the Cloud API: every entry, every change, every item. Pure; throws nothing. */
export function parseWebhook(body: Json): ParsedWebhook {
  const items: WebhookItem[] = [];
  const broken: { why: string; raw: Json }[] = [];
  const attempt = (raw: Json, act: () => void) => {
    try {
      act();
    } catch (thrown) {
      broken.push({ why: thrown instanceof Unreadable ? thrown.message : 'unreadable', raw });
    }
  };
  for (const rawEntry of list(record(body).entry)) {
    const entry = record(rawEntry);
    const account = text(entry.id);
    for (const rawChange of list(entry.changes)) {
      const { field, value: rawValue } = record(rawChange);
      const value = record(rawValue);
      const sender = text(record(value.metadata).phone_number_id);
      const number = sender === null ? phoneOf(value.display_phone_number) : null;
      const add = (event: ChannelEvent, raw: Json) => items.push({ sender, account, number, event, raw });
      const each: Collector['each'] = (found, read) => {
        for (const raw of list(found)) attempt(raw, () => add(read(record(raw)), raw));
      };
      const before = items.length + broken.length;
      const at = time(entry.time);
      attempt(rawChange, () => readChange(text(field) ?? '', { value, raw: rawChange, at }, { each, add }));
      if (items.length + broken.length === before) add({ kind: 'other', what: `${fieldName(field)}-empty` }, rawChange);
    }
  }
  return { items, broken };
}

interface Change {
  value: JsonObject;
  raw: Json;
  /** When the entry says that it happened; only news about an account says so. */
  at: number | null;
}

function readChange(field: string, { value, raw, at }: Change, { each, add }: Collector): void {
  const contacts = contactBook(value.contacts);
  if (field === 'messages') {
    each(value.messages, (message) => messageEvent(message, contacts));
    each(value.statuses, statusEvent);
    for (const event of accountErrors(value)) add(event, raw);
  } else if (field === 'smb_message_echoes') {
    each(value.message_echoes, (echo) => echoEvent(echo, contacts));
  } else if (field === 'user_preferences') {
    each(value.user_preferences, (preference) => consentEvent(preference, contacts));
  } else if (field === 'history') {
    const business = phoneOf(record(value.metadata).display_phone_number);
    for (const chunk of list(value.history).map(record)) {
      for (const thread of list(chunk.threads).map(record)) {
        each(thread.messages, (message) => historyEvent(message, { business, thread: thread.id ?? null, contacts }));
      }
      if (list(chunk.errors).length > 0) add({ kind: 'other', what: 'history-declined' }, chunk);
    }
    // the files of placeholders come on their own
    each(value.messages, (message) => historyEvent(message, { business, thread: undefined, contacts }));
  } else {
    // standby, calls and the like look like messages and statuses, but must never be taken for them
    add(accountEvent(field, value, at) ?? { kind: 'other', what: fieldName(field) }, raw);
  }
}

/** The name of a field for logs; unknown ones are marked. */
function fieldName(field: Json | undefined): string {
  const name = text(field) ?? '';
  return quietFields.has(name) ? slug(name) : `field-${slug(name) || 'missing'}`;
}

/** Fields that are understood and need nothing done. */
const quietFields: ReadonlySet<string> = new Set([
  'history',
  'smb_app_state_sync',
  'standby',
  'calls',
  'messaging_handovers',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'partner_solutions',
  'payment_configuration_update',
  'automatic_events',
]);
