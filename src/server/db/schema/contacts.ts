import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { JsonObject } from '#/lib/json.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** A person. */
export const contact = pgTable(
  'contact',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text(),
    username: text(),
    language: text(),
    timeZone: text(),
    /** Custom fields by key. */
    fields: jsonb().$type<JsonObject>().notNull().default(sql`'{}'`),
    /** Set while the person wants no marketing; the consent log tells why. */
    optedOutAt: moment(),
    /** When the person last said whether they want marketing, by the provider's clock; older news changes nothing. */
    consentAt: moment(),
    /** The contact that it became: both were proved to be one person, and nothing of it is left here. */
    mergedInto: uuid(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    /** The names as people search for them: without case and accents. */
    search: text().generatedAlwaysAs(sql`recado_fold(coalesce(name, '') || ' ' || coalesce(username, ''))`),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index().on(t.workspaceId, t.createdAt)],
);

/** The ways in which a channel can name a person. */
export type AddressKind = 'phone' | 'whatsapp-user-id' | 'whatsapp-parent-user-id';

/** How a channel reaches a contact. A phone may be missing for ever. */
export const contactAddress = pgTable(
  'contact_address',
  {
    workspaceId: workspaceId(),
    id: id(),
    contactId: uuid().notNull(),
    kind: text().$type<AddressKind>().notNull(),
    /** What the value is unique within: empty for phones, Meta's portfolio for user ids. */
    scope: text().notNull(),
    /** E.164 with plus, or the user id whole. */
    value: text().notNull(),
    /** Which key of the person the provider last told us about; a send may insist on it. */
    identityKeyHash: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique().on(t.workspaceId, t.kind, t.scope, t.value),
    index().on(t.workspaceId, t.contactId),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** A label on a contact; the row exists once per pair. */
export const contactTag = pgTable(
  'contact_tag',
  {
    workspaceId: workspaceId(),
    contactId: uuid().notNull(),
    tag: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.contactId, t.tag] }),
    index().on(t.workspaceId, t.tag),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Why somebody may or may not be sent marketing. Append-only. */
export const consentLog = pgTable(
  'consent_log',
  {
    workspaceId: workspaceId(),
    id: id(),
    contactId: uuid().notNull(),
    change: text().$type<'opt-in' | 'opt-out'>().notNull(),
    /** word, provider-preference, provider-error, flow, member, ... */
    source: text().notNull(),
    detail: text(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index().on(t.workspaceId, t.contactId),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);
