import { z } from 'zod';

// What a broadcast is made of. Kinds of audience and of content are added here and where each is carried out.

/** Where a broadcast stands. */
export const broadcastStatuses = [
  'draft',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'failed',
  'cancelled',
  'archived',
] as const;
export type BroadcastStatus = (typeof broadcastStatuses)[number];

/** Kinds of node that can be a broadcast's message by themselves. */
export const broadcastNodes = [
  'send-template',
  'send-text',
  'send-media',
  'send-buttons',
  'send-list',
  'send-link-button',
] as const;

const message = z.strictObject({
  kind: z.literal('message'),
  /** The kind of node whose message it is, and what its form has written. */
  type: z.enum(broadcastNodes),
  config: z.record(z.string(), z.json()),
});
const start = z.strictObject({ kind: z.literal('flow'), flowId: z.uuid(), node: z.string().max(100) });

/** What everybody gets: one message, or a start of a flow at one of its triggers. */
export const broadcastContent = z.discriminatedUnion('kind', [message, start]);
export type BroadcastContent = z.infer<typeof broadcastContent>;

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('tag'), tag: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('group'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('segment'), id: z.uuid() }),
]);
export type AudiencePart = z.infer<typeof part>;

/** Who gets it: everybody in any of the first, and in none of the second. */
export const audience = z.strictObject({ include: z.array(part).max(20), exclude: z.array(part).max(20) });
export type Audience = z.infer<typeof audience>;

/** A wall clock's time without a zone, such as `2026-12-24T09:00`. */
const wallTime = z.iso.datetime({ local: true, precision: -1 }).regex(/\d$/);

/** When it goes out: at once, at a moment of the workspace's clock, or when each recipient's own clock shows that time. */
export const timing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('at'), at: wallTime }),
  z.strictObject({ kind: z.literal('local'), at: wallTime }),
]);
export type Timing = z.infer<typeof timing>;

/** What became of a recipient, best news last but for what went wrong. */
export const recipientOutcomes = [
  'pending',
  'processing',
  'sent',
  'delivered',
  'read',
  'replied',
  'failed',
  'cancelled',
  'unknown',
] as const;
export type RecipientOutcome = (typeof recipientOutcomes)[number];
