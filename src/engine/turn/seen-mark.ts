import type { LaneOutcome, LaneRun } from './lane.ts';

/** Typing is shown for no longer, so a longer wait is none behind which somebody seems to type. */
const typingMs = 25_000;

/** A person who wrote longer ago than this does not look at the chat and wait. */
const watchesMs = 5 * 60_000;

/** Messages that are older are not marked as read any more. */
const recentMs = 24 * 3_600_000;

/** What a contact may see of a turn: that their last message was read, and that the bot is typing. */
export interface SeenMark {
  workspaceId: string;
  channelId: string;
  conversationId: string;
  /** The provider's id of the contact's last message. */
  providerId: string;
  /** Where the run rests that will go on soon, and until when that can be shown; null when none will. */
  typing: { runId: string; seq: number; until: number } | null;
}

/** The bot has said something, or will go on shortly: the contact may see it. Null where there is nothing to be seen. */
export function seenMark(outcome: LaneOutcome, now: number): SeenMark | null {
  const { lane, runs, effects, conversation } = outcome;
  const { workspaceId, channelId, id: conversationId } = lane.conversation;
  const providerId = conversation.lastInProviderId ?? lane.conversation.lastInProviderId;
  const age = now - (conversation.lastInAt ?? Number.NEGATIVE_INFINITY);
  // whoever gets the conversation now will read it
  const handedOver = effects.some(({ effect }) => effect.kind === 'hand-over');
  if (providerId === null || age > recentMs || handedOver) return null;
  const next = age > watchesMs ? undefined : runs.find((run) => goesOnSoon(run, now));
  if (!next && !effects.some(({ effect }) => effect.kind === 'send-message')) return null;
  const until = Math.min(next?.dueAt ?? Number.POSITIVE_INFINITY, now + typingMs);
  const typing = next ? { runId: next.id, seq: next.seq, until } : null;
  return { workspaceId, channelId, conversationId, providerId, typing };
}

/** It rests behind an outside call, or for seconds. */
function goesOnSoon(run: LaneRun, now: number): boolean {
  const { status, wait } = run.state;
  if (run.cancelled || status !== 'waiting' || !wait || wait.reply) return false;
  return wait.activity !== null || (run.dueAt !== null && run.dueAt - now < typingMs);
}
