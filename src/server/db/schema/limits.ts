import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, workspaceId } from './columns.ts';

// What bounds sending: by number, by portfolio, by person, by flow.

/** The number's own speed limit: GCRA, halved by the provider's complaints, recovering by the minute. */
export const channelLimit = pgTable('channel_limit', {
  workspaceId: workspaceId(),
  channelId: uuid().primaryKey(),
  /** Messages per second that the number is entitled to. */
  fullRate: integer().notNull(),
  /** Messages per second in force now. */
  rate: integer().notNull(),
  burst: integer().notNull(),
  /** Theoretical arrival time. */
  tat: moment().notNull(),
  slowedAt: moment(),
  /** The provider restricts the account: marketing rests until then, answers go on. */
  pausedUntil: moment(),
  /** People who may be written to outside their window within 24 h, counted over the portfolio; null for no limit. */
  reach: integer(),
});

/** Distinct people written to outside their window in the last 24 h, per portfolio (Meta's messaging limit). */
export const portfolioReach = pgTable(
  'portfolio_reach',
  {
    workspaceId: workspaceId(),
    scope: text().notNull(),
    contactId: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.scope, t.contactId] }), index().on(t.scope, t.at)],
);

/** Marketing that was claimed for a person lately; what the frequency cap counts. */
export const marketingSent = pgTable(
  'marketing_sent',
  {
    workspaceId: workspaceId(),
    contactId: uuid().notNull(),
    messageId: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.messageId] }), index().on(t.at)],
);

/** Messages that one flow sent to one contact in one hour; a brake against two machines answering each other. */
export const flowPace = pgTable(
  'flow_pace',
  {
    workspaceId: workspaceId(),
    conversationId: uuid().notNull(),
    flowId: uuid().notNull(),
    /** Hours since 1970. */
    hour: integer().notNull(),
    sends: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.flowId, t.hour] })],
);
