import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { Audience, BroadcastContent, BroadcastStatus, Timing } from '#/flow/audience/broadcast.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { contact } from './contacts.ts';
import { workspace } from './workspaces.ts';

/** One message, or one flow start, to a frozen audience. */
export const broadcast = pgTable(
  'broadcast',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    status: text().$type<BroadcastStatus>().notNull().default('draft'),
    channelId: uuid(),
    content: jsonb().$type<BroadcastContent | null>(),
    audience: jsonb().$type<Audience>().notNull(),
    timing: jsonb().$type<Timing>().notNull(),
    /** Rises with every save; an older one is not saved over a newer. */
    revision: integer().notNull().default(0),
    /** Recipients, once the audience is frozen. */
    total: integer().notNull().default(0),
    /** The last contact that was looked at while the audience is being frozen; after a crash it goes on behind it. */
    frozenUpTo: uuid(),
    frozenAt: moment(),
    /** Nothing of it goes out before. */
    startAt: moment(),
    startedAt: moment(),
    endedAt: moment(),
    /** Why it was paused, where nobody did it by hand. */
    pausedBecause: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('broadcast_due').on(t.startAt).where(sql`status in ('scheduled', 'sending')`),
  ],
);

/** pending: not planned yet; planned: its message or run exists; skipped: it gets none, with the reason. */
export type RecipientState = 'pending' | 'planned' | 'skipped';

/** A person in a frozen audience; the row exists once per pair, and is what keeps anybody from getting it twice. */
export const broadcastRecipient = pgTable(
  'broadcast_recipient',
  {
    workspaceId: workspaceId(),
    broadcastId: uuid().notNull(),
    contactId: uuid().notNull(),
    state: text().$type<RecipientState>().notNull().default('pending'),
    reason: text(),
    /** Not before this; each recipient has an own time where it goes out by their clocks. */
    dueAt: moment().notNull(),
    conversationId: uuid(),
    messageId: uuid(),
    runId: uuid(),
    /** How many times it was planned; more than one after failed ones were tried again. */
    attempts: smallint().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.broadcastId, t.contactId] }),
    foreignKey({
      columns: [t.workspaceId, t.broadcastId],
      foreignColumns: [broadcast.workspaceId, broadcast.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
    index().on(t.workspaceId, t.contactId),
    index('broadcast_recipient_pending').on(t.broadcastId, t.dueAt, t.contactId).where(sql`state = 'pending'`),
  ],
);
