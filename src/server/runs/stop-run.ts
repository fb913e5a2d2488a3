import { and, eq, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { cancelRunSends } from '../conversations/cancel-sends.ts';
import { countAtStop, ofRun } from '../conversations/count-at-stop.ts';
import { type ConversationRow, lockConversation } from '../conversations/lock-conversation.ts';
import type { Db } from '../db/client.ts';
import { inbox, run } from '../db/schema/engine.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Stops one run: it goes no further, and what it had still to say is taken back. Stopping what is over changes nothing. */
export const stopRun = defineUseCase({
  access: 'run.stop',
  input: byId,
  async run({ tx, changed }, { id }) {
    const { clock } = await sharedEngineDeps();
    const [found] = await tx.select({ conversationId: run.conversationId }).from(run).where(eq(run.id, id));
    if (!found) throw new UserError('not-found');
    const held = await lockConversation(tx, found.conversationId);
    const now = new Date(clock.now());
    const stopped = await endRun(tx, held, id, now);
    const cancelled = await cancelRunSends(tx, held.id, id);
    const { inFlight } = await countAtStop(tx, ofRun(id), 'cancelled');
    if (stopped) await releaseQueue(tx, held, now);
    changed('run', id);
    changed('conversation', held.id);
    return { held: 0, cancelled, inFlight };
  },
});

/** True when it was still going on. Its state stays as its own turns left it, so that a replay agrees. */
async function endRun(tx: Db, held: ConversationRow, id: string, now: Date): Promise<boolean> {
  const ended = await tx
    .update(run)
    .set({
      status: 'cancelled',
      endReason: 'stopped',
      waitReply: false,
      waitActivity: null,
      dueAt: null,
      heldDueAt: null,
      updatedAt: now,
      endedAt: now,
    })
    .where(and(eq(run.bucket, held.bucket), eq(run.id, id), eq(run.status, 'waiting')))
    .returning({ id: run.id });
  return ended.length > 0;
}

/** A flow that waited until the contact is free may start now. */
async function releaseQueue(tx: Db, held: ConversationRow, now: Date): Promise<void> {
  await tx
    .update(inbox)
    .set({ readyAt: now })
    .where(
      and(eq(inbox.conversationId, held.id), eq(inbox.kind, 'start'), sql`${inbox.readyAt} = 'infinity'::timestamptz`),
    );
}
