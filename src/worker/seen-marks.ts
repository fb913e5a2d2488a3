import { setTimeout as rest } from 'node:timers/promises';
import type { EngineDeps } from '#/engine/deps.ts';
import type { SeenMark } from '#/engine/turn/seen-mark.ts';
import { bucketOf } from '#/lib/ids.ts';
import { asEngine } from '#/server/db/doors.ts';
import { type MarkingChannel, openMarking, sendMark } from './jobs/mark-read.ts';

/** Shorter waits than this need no sign of life; and what was said just before has left by then. */
const patienceMs = 300;

/** How often it is looked whether what was said before has left. */
const lookAgainMs = 250;

/** Marks that are under way at most; under such a load further ones are let go, for they are a courtesy. */
const mostUnderWay = 100;

/** Messages that are remembered as marked; of an older one the bot may tell once more. */
const mostRemembered = 10_000;

/** How long an opened channel is used again, in milliseconds: a mark for each answer must not cost two queries. */
const channelLifeMs = 3_000;

/**
 * Lets contacts see, after a turn, that their message was read and that an answer is being typed: one request for each
 * answer. Nothing waits for it, and nothing is lost with it.
 */
export class SeenMarks {
  private readonly deps: EngineDeps;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly channels = new Map<string, { until: number; open: Promise<MarkingChannel | undefined> }>();
  /** Messages that need not be marked again when the bot says more. */
  private readonly marked = new Set<string>();

  constructor(deps: EngineDeps) {
    this.deps = deps;
  }

  /** Begins to show what a turn has left to be seen. Throws nothing. */
  show(marks: readonly SeenMark[]): void {
    for (const mark of marks.slice(0, Math.max(0, mostUnderWay - this.underWay.size))) {
      const shown = this.tell(mark)
        .catch((thrown) =>
          this.deps.report(
            'mark-not-shown',
            { workspace: mark.workspaceId, channel: mark.channelId, conversation: mark.conversationId },
            thrown,
          ),
        )
        .finally(() => this.underWay.delete(shown));
      this.underWay.add(shown);
    }
  }

  /** Lets go what waits, and waits for the requests that are out. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.underWay);
  }

  private async tell(mark: SeenMark): Promise<void> {
    const typing = mark.typing !== null && (await this.untilTyping(mark, mark.typing));
    const key = `${mark.channelId}|${mark.providerId}`;
    if (this.stopping.signal.aborted || (!typing && this.marked.has(key))) return;
    this.marked.add(key);
    const [oldest] = this.marked;
    if (oldest && this.marked.size > mostRemembered) this.marked.delete(oldest);
    const channel = await this.channelOf(mark);
    if (channel) await sendMark(this.deps, channel, mark.providerId, typing);
  }

  private channelOf(mark: SeenMark): Promise<MarkingChannel | undefined> {
    const now = this.deps.clock.now();
    const known = this.channels.get(mark.channelId);
    if (known && known.until > now) return known.open;
    for (const [id, { until }] of this.channels) if (until <= now) this.channels.delete(id);
    const open = openMarking(this.deps, mark);
    this.channels.set(mark.channelId, { until: now + channelLifeMs, open });
    return open;
  }

  /** Our next message ends the sign, so what was said before goes out first. False when the run has gone on meanwhile. */
  private async untilTyping(mark: SeenMark, resting: NonNullable<SeenMark['typing']>): Promise<boolean> {
    const rested = (ms: number) => rest(ms, true, { signal: this.stopping.signal }).catch(() => false);
    for (let pause = patienceMs; await rested(pause); pause = lookAgainMs) {
      const unsent = await this.unsentBefore(mark, resting);
      if (unsent === false) return true;
      if (unsent === null || this.deps.clock.now() >= resting.until) return false;
    }
    return false;
  }

  /** Whether something of what was said before is still to be sent; null when the run rests there no more. */
  private async unsentBefore(
    { workspaceId, conversationId }: SeenMark,
    { runId, seq }: NonNullable<SeenMark['typing']>,
  ): Promise<boolean | null> {
    const now = new Date(this.deps.clock.now());
    const [place] = await asEngine(
      (tx) => tx<{ unsent: boolean }[]>`
        select exists (
          select from outbox o where o.conversation_id = c.id
            and (o.state = 'sending' or (o.state = 'ready' and o.next_at <= ${now}))) as unsent
        from conversation c
        join run r on r.bucket = c.bucket and r.conversation_id = c.id
        where c.bucket = ${bucketOf(conversationId)} and c.id = ${conversationId} and c.workspace_id = ${workspaceId}
          and c.owner = 'bot' and r.id = ${runId} and r.seq = ${seq} and r.status = 'waiting'
          and (r.due_at is null or r.due_at > ${now})`,
      this.deps.pool,
    );
    return place?.unsent ?? null;
  }
}
