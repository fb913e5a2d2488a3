import { z } from 'zod';
import {
  type Audience,
  audience,
  type BroadcastContent,
  broadcastContent,
  type Timing,
  timing,
} from '#/flow/audience/broadcast.ts';
import { givenName } from '../inputs.ts';

/** What is written on a broadcast before it goes out. */
export const broadcastDraft = z.strictObject({
  name: givenName,
  channelId: z.uuid().nullable(),
  content: broadcastContent.nullable(),
  audience,
  timing,
});
export type BroadcastDraft = z.infer<typeof broadcastDraft>;

/** A broadcast of nothing yet. */
export const emptyDraft: { content: BroadcastContent | null; audience: Audience; timing: Timing } = {
  content: null,
  audience: { include: [], exclude: [] },
  timing: { kind: 'now' },
};
