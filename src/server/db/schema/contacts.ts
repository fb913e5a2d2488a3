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
    /** What members wrote down about the person, for each other. */
    notes: text(),
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
    /** The value from its end: people search for the last digits, or for a number without its country. */
    reversed: text().generatedAlwaysAs(sql`reverse(value)`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique().on(t.workspaceId, t.kind, t.scope, t.value),
    index('contact_address_phone').on(t.workspaceId, sql`value collate "C"`).where(sql`kind = 'phone'`),
    index('contact_address_phone_end').on(t.workspaceId, sql`reversed collate "C"`).where(sql`kind = 'phone'`),
    index().on(t.workspaceId, t.contactId),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);

/**
 * A word of a name by which a contact is found, folded; triggers keep it. A table of words, because under row-level security
 * an index serves plain comparisons only, and no `like`.
 */
export const contactWord = pgTable(
  'contact_word',
  {
    workspaceId: workspaceId(),
    /** In the collation "C", so that an index finds what begins with something. */
    word: text().notNull(),
    contactId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.word, t.contactId] }),
    index().on(t.workspaceId, t.contactId, t.word),
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
    /** What the person was asked or told, where somebody noted it. */
    wording: text(),
    /** Where that can be looked up: a link, a form's number, a sheet of paper. */
    proof: text(),
    /** When the person said it, where that was not when it was written down. */
    saidAt: moment(),
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
