import { and, between, desc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { FlowEvent } from '#/flow/run/event.ts';
import { readMessages, type ShownMessage } from '../conversations/read-messages.ts';
import type { Db } from '../db/client.ts';
import { journal, message } from '../db/schema/engine.ts';
import { type Page, takePage } from '../paging.ts';
import { type Moved, readMoved } from './read-moved.ts';

/** Turns of a run that are shown at once. */
const stepsAtOnce = 100;

/** Messages of these turns at most: each turn sends at most twenty. */
const mostMessages = stepsAtOnce * 21;

/** What moved a run, without the facts that the turn read. */
export type ShownEvent = FlowEvent extends infer Each
  ? Each extends FlowEvent
    ? Omit<Each, 'facts' | 'at' | 'sendsLeft'>
    : never
  : never;

/** One turn of a run with what came in and what went out, or a move to another version, which visits nothing. */
export interface ShownStep {
  seq: number;
  at: string;
  event: ShownEvent | Moved;
  trail: (typeof journal.$inferSelect)['trail'];
  /** The event had happened before the one processed last. */
  late: boolean;
  messages: ShownMessage[];
}

/** The last turns of a run before a cursor, oldest first; `next` leads to older ones. */
export async function readSteps(
  tx: Db,
  run: { id: string; startedAt: Date },
  before: number | null | undefined,
): Promise<Page<ShownStep, number>> {
  const rows = await tx
    .select()
    .from(journal)
    .where(
      and(
        eq(journal.runId, run.id),
        gte(journal.at, run.startedAt), // older partitions hold nothing of it
        before ? lt(journal.seq, before) : undefined,
      ),
    )
    .orderBy(desc(journal.seq))
    .limit(stepsAtOnce + 1);
  const moves = await readMoved(tx, run.id, before, stepsAtOnce + 1);
  const both = [...rows, ...moves].sort((a, b) => b.seq - a.seq);
  const page = takePage(both, (oldest) => oldest.seq, stepsAtOnce);
  const entries = page.rows.reverse();
  const messages = await readStepMessages(
    tx,
    run.id,
    entries.filter((entry) => isTurn(entry)),
  );
  return {
    rows: entries.map((entry) => {
      const { seq, at } = entry;
      const shown = { seq, at: at.toISOString(), trail: [], late: false, messages: [] };
      if (!isTurn(entry)) return { ...shown, event: entry.event };
      const { event, trail, late, messageId } = entry;
      return {
        ...shown,
        event: withoutFacts(event),
        trail,
        late,
        messages: messages.filter((m) => (m.direction === 'in' ? m.id === messageId : m.runSeq === seq)),
      };
    }),
    next: page.next,
  };
}

type Turn = typeof journal.$inferSelect;

const isTurn = (entry: Turn | Awaited<ReturnType<typeof readMoved>>[number]): entry is Turn => 'trail' in entry;

function withoutFacts(event: FlowEvent): ShownEvent {
  const { facts: _facts, at: _at, sendsLeft: _sendsLeft, ...shown } = event;
  return shown;
}

async function readStepMessages(tx: Db, runId: string, steps: readonly Turn[]): Promise<ShownMessage[]> {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [];
  const incoming = steps.flatMap((step) => step.messageId ?? []);
  const outgoing = and(eq(message.runId, runId), between(message.runSeq, first.seq, last.seq)) as SQL;
  const where = incoming.length > 0 ? or(outgoing, inArray(message.id, incoming)) : outgoing;
  return (await readMessages(tx, where, mostMessages)).reverse();
}
