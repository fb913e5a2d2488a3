import {
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '#/lib/json.ts';
import type { Sealed } from '#/server/secrets/seal.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** One connected sender. Meta's ids are attributes of it, never keys. */
export const channel = pgTable(
  'channel',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    /** True for a number that lives in the simulator. */
    simulated: boolean().notNull().default(false),
    /** The provider's id of the sender; for WhatsApp the phone number id. */
    externalId: text().notNull(),
    /** Stands in the webhook address, so that the secret is known before the body is read. */
    webhookKey: text().notNull().unique(),
    config: jsonb().$type<JsonObject>().notNull(),
    /** A disconnected sender keeps its conversations, and nothing else of it works. */
    state: text().$type<'active' | 'paused' | 'disconnected'>().notNull().default('active'),
    pausedReason: text(),
    lastWebhookAt: moment(),
    /** Since when they have come without a long gap: a doubt about a send ripens only while they do. */
    webhooksSince: moment(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), unique().on(t.workspaceId, t.kind, t.externalId)],
);

/** A credential of a channel, sealed. While it is being rotated the one before is kept, and accepted, until `previousUntil`. */
export const channelSecret = pgTable(
  'channel_secret',
  {
    workspaceId: workspaceId(),
    channelId: uuid().notNull(),
    field: text().notNull(),
    sealed: jsonb().$type<Sealed>().notNull(),
    lastFour: text().notNull(),
    previous: jsonb().$type<Sealed>(),
    previousUntil: moment(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId, t.field] }),
    foreignKey({ columns: [t.workspaceId, t.channelId], foreignColumns: [channel.workspaceId, channel.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Where one of our files stands at the provider, so that it is not uploaded again. */
export const channelMedia = pgTable(
  'channel_media',
  {
    workspaceId: workspaceId(),
    channelId: uuid().notNull(),
    assetId: text().notNull(),
    providerMediaId: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId, t.assetId] }),
    foreignKey({ columns: [t.workspaceId, t.channelId], foreignColumns: [channel.workspaceId, channel.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Delivered service messages of a number in one month; the provider gives some of them away and charges the others. */
export const serviceUsage = pgTable(
  'service_usage',
  {
    workspaceId: workspaceId(),
    channelId: uuid().notNull(),
    /** The first day of the month, in UTC. */
    month: date().notNull(),
    free: integer().notNull(),
    charged: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.month] })],
);
