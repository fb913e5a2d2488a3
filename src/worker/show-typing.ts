import { setTimeout as rest } from 'node:timers/promises';
import type { EngineDeps } from '#/engine/deps.ts';
import { bucketOf } from '#/lib/ids.ts';
import { asEngine } from '#/server/db/doors.ts';
import { markRead } from './jobs/mark-read.ts';

/** Shorter waits than this need no sign of life; and what was said just before has left by then. */
const patienceMs = 300;

/** How often it is looked whether what was said before has left. */
const lookAgainMs = 250;

/** A person who wrote longer ago than this does not look at the chat and wait. */
const recentMs = 5 * 60_000;

interface Lane {
  workspaceId: string;
  conversationId: string;
}

interface Place {
  channel_id: string;
  last_in_provider_id: string;
  unsent: boolean;
}

/** Does a piece of work for a conversation; where it takes its time, the contact sees that we are typing. */
export async function withTyping(deps: EngineDeps, lane: Lane, work: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  // nobody waits for it: an answer must not be late because a courtesy is
  void showTyping(deps, lane, over.signal);
  await work().finally(() => over.abort());
}

/** Our next message ends it, so what was said before goes out first. Throws nothing. */
async function showTyping(deps: EngineDeps, lane: Lane, over: AbortSignal): Promise<void> {
  const rested = (ms: number) => rest(ms, true, { signal: over }).catch(() => false);
  try {
    for (let pause = patienceMs; await rested(pause); pause = lookAgainMs) {
      const place = await readPlace(deps, lane);
      if (!place) return;
      if (place.unsent || over.aborted) continue;
      const { channel_id: channelId, last_in_provider_id: providerId } = place;
      return await markRead(deps, { workspaceId: lane.workspaceId, channelId, providerId }, true);
    }
  } catch (thrown) {
    deps.report('typing-not-shown', { conversation: lane.conversationId }, thrown);
  }
}

/** What the bot answers just now, and whether something of it is still to be sent. */
async function readPlace(deps: EngineDeps, { workspaceId, conversationId }: Lane): Promise<Place | undefined> {
  const now = deps.clock.now();
  const [place] = await asEngine(
    (tx) => tx<Place[]>`
      select c.channel_id, c.last_in_provider_id, exists (
        select from outbox o where o.conversation_id = c.id
          and (o.state = 'sending' or (o.state = 'ready' and o.next_at <= ${new Date(now)}))) as unsent
      from conversation c
      where c.bucket = ${bucketOf(conversationId)} and c.id = ${conversationId} and c.workspace_id = ${workspaceId}
        and c.owner = 'bot' and c.last_in_provider_id is not null and c.last_in_at > ${new Date(now - recentMs)}`,
    deps.pool,
  );
  return place;
}
