import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { JsonObject } from '#/lib/json.ts';

/** What an inbox row carries, by kind. */
export interface InboxPayloads {
  message: {
    messageId: string;
    providerId: string;
    content: InboundContent;
    firstContact: boolean;
    referral: JsonObject | null;
    /** The `traceparent` of what brought it, where traces are collected. */
    trace?: string;
  };
  activity: { runId: string; key: string; result: ActivityResult; trace?: string };
  /** A flow that had to wait until the contact was free; `runId` is what its run will be called, unless an older worker queued it. */
  start: {
    flowId: string;
    versionId: string;
    node: string;
    runId?: string;
    messageId: string | null;
    content: InboundContent | null;
  };
  /** The conversation changed hands. */
  'owner-changed': { to: 'bot' | 'people' };
}
