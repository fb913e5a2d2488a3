import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '#/lib/locales.ts';
import type { Sealed } from '#/server/secrets/seal.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { user } from './identity.ts';

/** What a member may do, in rising order of power. */
export const roles = ['viewer', 'agent', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** A tenant. */
export const workspace = pgTable('workspace', {
  id: id().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  timeZone: text().notNull().default('UTC'),
  locale: text().$type<Locale>().notNull().default('en'),
  /** Set while the workspace's stop is pulled: nothing is sent. */
  stoppedAt: moment(),
  /** When nobody gets marketing, in their own zone, as `21:00` and `08:00`; both are set, or none. */
  quietFrom: text(),
  quietUntil: text(),
  /** Marketing messages that one person gets at most in so many days, from all flows together; null is no limit. */
  marketingCap: integer(),
  marketingCapDays: integer().notNull().default(7),
  /** The bot answers again when people wrote nothing for so long in a conversation that they own; null is never. */
  handBackAfterMinutes: integer(),
  createdAt: createdAt(),
});

/** A person's place in a workspace. */
export const member = pgTable(
  'member',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index().on(t.userId)],
);

/** A link that lets somebody join once. Only the SHA-256 of its token is stored. */
export const invitation = pgTable(
  'invitation',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    tokenHash: text().notNull().unique(),
    role: text().$type<Role>().notNull(),
    /** Where set, only an account with this verified address may accept. */
    email: text(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    usedBy: uuid(),
    revokedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** A value that flows may send but nobody may read back. */
export const secret = pgTable(
  'secret',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    /** Host names that it may be sent to. */
    hosts: text().array().notNull(),
    sealed: jsonb().$type<Sealed>().notNull(),
    lastFour: text().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), unique().on(t.workspaceId, t.name)],
);

/** A file that members uploaded or contacts sent, stored once per workspace by its content hash. */
export const mediaAsset = pgTable(
  'media_asset',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    /** SHA-256 of the bytes, hex. */
    id: text().notNull(),
    mime: text().notNull(),
    bytes: integer().notNull(),
    name: text(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
