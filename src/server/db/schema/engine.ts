import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import type { Fault, RunState } from '#/flow/run/state.ts';
import type { VisitTrace } from '#/flow/run/step.ts';
import type { JsonObject } from '#/lib/json.ts';
import { createdAt, moment, workspaceId } from './columns.ts';

// The hot tables. They carry the workspace for row-level security and the bucket for later partitioning, and have no
// foreign keys among each other: one row lock of a conversation orders everything that happens in its lane.

const bucket = () => smallint().notNull();

/** The thread of one contact on one channel, and the mutex of its lane. */
export const conversation = pgTable(
  'conversation',
  {
    workspaceId: workspaceId(),
    bucket: bucket(),
    id: uuid().notNull(),
    channelId: uuid().notNull(),
    contactId: uuid().notNull(),
    /** Provider's time of the last message of the contact; the 24-hour window counts from it. */
    lastInAt: moment(),
    /** Provider's id of that message, for read marks and typing. */
    lastInProviderId: text(),
    lastMessageAt: moment().notNull().defaultNow(),
    /** The time that the last turn took for its ids; the next one takes a later time, whatever its worker's clock says. */
    lastTurnAt: moment(),
    unread: integer().notNull().default(0),
    /** Who answers; exactly one. */
    owner: text().$type<'bot' | 'people'>().notNull().default('bot'),
    /** The member it is assigned to, while people own it; null is nobody in particular. */
    ownerUserId: uuid(),
    /** Rises with every change of owner; a bot message computed under an older one is never sent. */
    ownerEpoch: integer().notNull().default(0),
    ownerSince: moment(),
    handOverNote: text(),
    /** Earliest next message to this person (GCRA, Meta's pair limit). */
    pairTat: moment(),
    pairBlockedUntil: moment(),
    pairStrikes: smallint().notNull().default(0),
    /** The provider wants this person to get no marketing from this sender before then. */
    marketingBlockedUntil: moment(),
    /** Messages cost nothing before then: the person came from an advertisement. Says nothing about the 24-hour window. */
    freeUntil: moment(),
    /** A lane whose turn failed is left alone until this time. */
    quarantinedUntil: moment(),
    quarantineReason: text(),
    failures: smallint().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.bucket, t.id] }),
    unique().on(t.channelId, t.contactId),
    index().on(t.workspaceId, t.lastMessageAt),
    index('conversation_aside').on(t.quarantinedUntil).where(sql`quarantined_until is not null`),
    index('conversation_people').on(t.workspaceId, t.lastMessageAt).where(sql`owner = 'people'`),
  ],
);

/** Why a row is in the inbox. */
export type InboxKind = 'message' | 'activity' | 'start' | 'owner-changed';

/** What a lane has still to digest. Transient. */
export const inbox = pgTable(
  'inbox',
  {
    workspaceId: workspaceId(),
    bucket: bucket(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    kind: text().$type<InboxKind>().notNull(),
    /** The provider's time; orders the lane together with the id. */
    at: moment().notNull(),
    receivedAt: moment().notNull(),
    /** Not before this; `infinity` for what waits until a run ends. */
    readyAt: moment().notNull(),
    payload: jsonb().$type<JsonObject>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bucket, t.id] }),
    index().on(t.readyAt),
    // a flood in one workspace is hopped over
    index('inbox_workspace').on(t.workspaceId, t.readyAt),
    index().on(t.conversationId),
  ],
);

/** The one guard against redelivered messages. */
export const inboundSeen = pgTable(
  'inbound_seen',
  {
    workspaceId: workspaceId(),
    channelId: uuid().notNull(),
    providerId: text().notNull(),
    messageId: uuid().notNull(),
    firstAt: createdAt(),
    deliveries: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.providerId] }), index().on(t.firstAt)],
);

/** The guard against redelivered statuses; a row that met no message yet waits here for 24 h. */
export const statusSeen = pgTable(
  'status_seen',
  {
    workspaceId: workspaceId(),
    channelId: uuid().notNull(),
    providerId: text().notNull(),
    status: text().notNull(),
    at: moment().notNull(),
    firstAt: createdAt(),
    /** The status as parsed, while no message with this provider id is known. */
    held: jsonb().$type<JsonObject>(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.providerId, t.status] }), index().on(t.firstAt)],
);

/** A webhook item that was not understood, or could not be processed; kept to look at. */
export const webhookRaw = pgTable(
  'webhook_raw',
  {
    workspaceId: workspaceId(),
    id: uuid().primaryKey().default(sql`uuidv7()`),
    channelId: uuid().notNull(),
    receivedAt: createdAt(),
    reason: text().notNull(),
    body: jsonb().notNull(),
  },
  (t) => [index().on(t.workspaceId, t.receivedAt)],
);

export type RunStatus = 'waiting' | 'done' | 'failed' | 'cancelled';

/** One contact's passage through one flow version. */
export const run = pgTable(
  'run',
  {
    workspaceId: workspaceId(),
    bucket: bucket(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    contactId: uuid().notNull(),
    flowId: uuid().notNull(),
    versionId: uuid().notNull(),
    /** Versions that it has left; its earlier buttons carry their ids. */
    movedFrom: uuid().array(),
    engineSchema: smallint().notNull(),
    status: text().$type<RunStatus>().notNull(),
    node: text(),
    waitReply: boolean().notNull().default(false),
    waitActivity: text(),
    dueAt: moment(),
    /** The due time while a person owns the conversation; given back with it. */
    heldDueAt: moment(),
    seq: integer().notNull(),
    steps: integer().notNull(),
    state: jsonb().$type<RunState>().notNull(),
    fault: jsonb().$type<Fault>(),
    /** Why it was cancelled. */
    endReason: text(),
    startedAt: moment().notNull(),
    updatedAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.bucket, t.id] }),
    index('run_active').on(t.conversationId).where(sql`status = 'waiting'`),
    index('run_due').on(t.dueAt).where(sql`due_at is not null`),
    // by id within a version: a move goes through them in pieces
    index('run_version').on(t.versionId, t.id).where(sql`status = 'waiting'`),
    uniqueIndex('run_listens').on(t.conversationId).where(sql`status = 'waiting' and wait_reply`),
    // a run's id sorts by the time it began
    index('run_flow').on(t.flowId, t.id),
    index('run_contact').on(t.contactId, t.id),
    index('run_workspace').on(t.workspaceId, t.id),
    index('run_ended_badly').on(t.workspaceId, t.id).where(sql`status in ('failed', 'cancelled')`),
  ],
);

/** ready: may be claimed; sending: the request is out, under a lease; uncertain: nobody knows whether it arrived. */
export type OutboxState = 'ready' | 'sending' | 'uncertain';

/** What is still to be sent. Transient; its id is the message's. */
export const outbox = pgTable(
  'outbox',
  {
    workspaceId: workspaceId(),
    bucket: bucket(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    contactId: uuid().notNull(),
    channelId: uuid().notNull(),
    flowId: uuid(),
    runId: uuid(),
    broadcastId: uuid(),
    state: text().$type<OutboxState>().notNull().default('ready'),
    /** 0 replies, 1 transactional, 2 broadcasts. */
    priority: smallint().notNull(),
    nextAt: moment().notNull(),
    leaseUntil: moment(),
    uncertainSince: moment(),
    attempt: smallint().notNull().default(0),
    /** How many of the attempts the provider refused for now. */
    refusals: smallint().notNull().default(0),
    /** What to do when nobody knows whether it arrived. */
    whenUncertain: text().$type<'resend' | 'keep'>().notNull(),
    purpose: text().$type<'service' | 'marketing'>().notNull(),
    /** The conversation's epoch under which the bot computed it; null for what a member wrote. */
    ownerEpoch: integer(),
    /** The file sent just before it: files take longer, and this must not overtake one. */
    afterMedia: uuid(),
    /** The wire part, without recipient. */
    payload: jsonb().$type<JsonObject>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bucket, t.id] }),
    index('outbox_ready').on(t.channelId, t.priority, t.nextAt).where(sql`state = 'ready'`),
    index('outbox_lane').on(t.conversationId, t.id),
    index('outbox_lease').on(t.leaseUntil).where(sql`state = 'sending'`),
    index('outbox_after_media').on(t.afterMedia).where(sql`after_media is not null`),
    index('outbox_uncertain').on(t.uncertainSince).where(sql`state = 'uncertain'`),
    index('outbox_broadcast').on(t.broadcastId).where(sql`broadcast_id is not null`),
  ],
);

/** How a planned send ended when it did not end with the person. */
export type MessageEnding = 'failed' | 'cancelled' | 'unknown';

/** What is shown of a message: the person's words, ours with why the channel made something else of them, or what happened. */
export type MessageBody =
  | { in: InboundContent }
  | { out: OutboundMessage; degraded?: readonly string[] }
  | { note: 'security-code-changed' };

/** One row per wire message, partitioned by time: its id is a version-7 UUID, so its range is a range of time. */
export const message = pgTable(
  'message',
  {
    workspaceId: workspaceId(),
    bucket: bucket(),
    id: uuid().primaryKey(),
    conversationId: uuid().notNull(),
    channelId: uuid().notNull(),
    direction: text().$type<'in' | 'out'>().notNull(),
    at: moment().notNull(),
    /** bot, contact, member or app (written in the provider's own app). */
    author: text().$type<'bot' | 'contact' | 'member' | 'app'>().notNull(),
    authorUserId: uuid(),
    /** Of outgoing messages: what it is for, and so whether an opt-out forbids it. */
    purpose: text().$type<'service' | 'marketing'>(),
    runId: uuid(),
    runSeq: integer(),
    broadcastId: uuid(),
    node: text(),
    providerId: text(),
    /** The provider's id of the message that it answers. */
    quotes: text(),
    /** For the thread only (imported history, a note): the engine never looks at it. */
    silent: boolean().notNull().default(false),
    /** Rank of the best news so far; see `channels/contract.ts`. Only rises. */
    status: smallint().notNull().default(0),
    /** How many requests have been made for it. */
    attempts: smallint().notNull().default(0),
    sentAt: moment(),
    deliveredAt: moment(),
    readAt: moment(),
    ending: text().$type<MessageEnding>(),
    endingReason: text(),
    error: jsonb().$type<JsonObject>(),
    pricing: jsonb().$type<JsonObject>(),
    /** The advertisement that brought the person, on the message with which they came. */
    referral: jsonb().$type<JsonObject>(),
    /** The file of an inbound media message, once fetched, or why it never will be. */
    assetId: text(),
    body: jsonb().$type<MessageBody>().notNull(),
    /** What happened to it later: the contact's reaction, an edit, a removal; that it went behind one that was in doubt. */
    annotations: jsonb().$type<{ reaction?: string; edited?: string; removed?: boolean; behindDoubt?: boolean }>(),
  },
  (t) => [
    index('message_thread').on(t.conversationId, t.id),
    index('message_provider').on(t.channelId, t.providerId),
    index('message_run').on(t.runId).where(sql`run_id is not null`),
  ],
);

/** What each turn of a run read and did; replay recomputes the rest. Partitioned by time. */
export const journal = pgTable(
  'journal',
  {
    workspaceId: workspaceId(),
    runId: uuid().notNull(),
    seq: integer().notNull(),
    at: moment().notNull(),
    /** The inbound message that moved the run, where one did. */
    messageId: uuid(),
    event: jsonb().$type<FlowEvent>().notNull(),
    trail: jsonb().$type<readonly VisitTrace[]>().notNull(),
    /** True when the event had happened before the one processed last. */
    late: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.runId, t.seq, t.at] })],
);

/** What became of an inbound message; every one has exactly one row. */
export const disposition = pgTable(
  'disposition',
  {
    workspaceId: workspaceId(),
    messageId: uuid().primaryKey(),
    conversationId: uuid().notNull(),
    at: moment().notNull(),
    outcome: text().$type<'resumed-run' | 'started-flow' | 'to-inbox' | 'ignored'>().notNull(),
    reason: text(),
    runId: uuid(),
    flowId: uuid(),
    /** The keyword that matched, for the reader. */
    because: text(),
  },
  (t) => [index().on(t.conversationId, t.at)],
);

/** Sends whose fate was in doubt, and what was found out. */
export const sendAudit = pgTable(
  'send_audit',
  {
    workspaceId: workspaceId(),
    id: uuid().primaryKey().default(sql`uuidv7()`),
    messageId: uuid().notNull(),
    attempt: smallint().notNull(),
    at: moment().notNull(),
    /** uncertain, resent, kept-unknown, settled-by-status, duplicate-proven. */
    finding: text().notNull(),
    detail: jsonb().$type<JsonObject>(),
  },
  (t) => [index().on(t.workspaceId, t.at), index().on(t.messageId)],
);

/** A running worker process. Not owned by a workspace. */
export const workerHeartbeat = pgTable('worker_heartbeat', {
  id: uuid().primaryKey(),
  roles: text().array().notNull(),
  startedAt: createdAt(),
  beatAt: createdAt(),
  turns: bigint({ mode: 'number' }).notNull().default(0),
});
