import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { disposition, type MessageBody, message, outbox, run } from '../db/schema/engine.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { user } from '../db/schema/identity.ts';

/** Messages that meet a condition, the last first, with all that a thread or a run shows of them. */
export async function readMessages(tx: Db, where: SQL | undefined, limit: number) {
  const rows = await tx
    .select({
      message,
      authorName: user.name,
      disposition: {
        outcome: disposition.outcome,
        reason: disposition.reason,
        flowId: disposition.flowId,
        because: disposition.because,
        runId: disposition.runId,
      },
      endReason: run.endReason,
      flowName: flow.name,
      version: flowVersion.number,
      sending: { state: outbox.state, nextAt: outbox.nextAt, attempt: outbox.attempt },
    })
    .from(message)
    .leftJoin(user, eq(user.id, message.authorUserId))
    .leftJoin(disposition, eq(disposition.messageId, message.id))
    .leftJoin(flow, eq(flow.id, disposition.flowId))
    .leftJoin(run, and(eq(run.bucket, message.bucket), eq(run.id, disposition.runId)))
    .leftJoin(flowVersion, eq(flowVersion.id, run.versionId))
    .leftJoin(outbox, and(eq(outbox.bucket, message.bucket), eq(outbox.id, message.id)))
    .where(where)
    .orderBy(desc(message.id))
    .limit(limit);
  const quoted = await readQuoted(
    tx,
    rows.map((row) => row.message),
  );
  return rows.map((row) => toShown(row, quoted));
}

type MessageRow = typeof message.$inferSelect;

/** What a message quotes, as far as it is known. */
interface Quoted {
  id: string;
  direction: 'in' | 'out';
  body: MessageBody;
  edited: string | null;
}

const quoteKey = (channelId: string, providerId: string) => `${channelId}|${providerId}`;

async function readQuoted(tx: Db, rows: readonly MessageRow[]): Promise<ReadonlyMap<string, Quoted>> {
  const quoting = rows.filter((row) => row.quotes !== null);
  if (quoting.length === 0) return new Map();
  const found = await tx
    .select({
      channelId: message.channelId,
      providerId: message.providerId,
      id: message.id,
      direction: message.direction,
      body: message.body,
      edited: sql<string | null>`${message.annotations} ->> 'edited'`,
    })
    .from(message)
    .where(
      and(
        inArray(message.channelId, [...new Set(quoting.map((row) => row.channelId))]),
        inArray(message.providerId, [...new Set(quoting.map((row) => row.quotes as string))]),
      ),
    );
  return new Map(
    found.map(({ channelId, providerId, ...rest }) => [quoteKey(channelId, providerId as string), rest] as const),
  );
}

interface FoundRow {
  message: MessageRow;
  authorName: string | null;
  disposition: Pick<typeof disposition.$inferSelect, 'outcome' | 'reason' | 'flowId' | 'because' | 'runId'> | null;
  endReason: string | null;
  flowName: string | null;
  version: number | null;
  sending: Pick<typeof outbox.$inferSelect, 'state' | 'nextAt' | 'attempt'> | null;
}

function toShown(row: FoundRow, quoted: ReadonlyMap<string, Quoted>) {
  const { message: m, disposition: became, sending } = row;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: m.id,
    direction: m.direction,
    author: m.author,
    authorName: row.authorName,
    at: m.at.toISOString(),
    body: m.body,
    /** The file of an inbound media message: null until it is fetched; see `missing-file.ts` where it never will be. */
    assetId: m.assetId,
    /** For the thread only: imported history, or a note. */
    silent: m.silent,
    /** Rank of the best news: 0 planned, 1 accepted, 2 sent, 3 delivered, 4 read, 5 played. */
    status: m.status,
    sentAt: iso(m.sentAt),
    deliveredAt: iso(m.deliveredAt),
    readAt: iso(m.readAt),
    ending: m.ending,
    endingReason: m.endingReason,
    error: m.error,
    /** While it is still to be sent: ready, on its way, or of unknown fate. */
    sending: sending && { state: sending.state, attempt: sending.attempt, nextAt: sending.nextAt.toISOString() },
    runId: m.runId,
    runSeq: m.runSeq,
    node: m.node,
    providerId: m.providerId,
    /** `message` is null when the quoted one is not known here. */
    quotes: m.quotes === null ? null : { message: quoted.get(quoteKey(m.channelId, m.quotes)) ?? null },
    reaction: m.annotations?.reaction ?? null,
    edited: m.annotations?.edited ?? null,
    removed: m.annotations?.removed ?? false,
    /** It was sent although nobody knew whether the one before it had arrived. */
    behindDoubt: m.annotations?.behindDoubt ?? false,
    /** What became of an inbound message; null until the engine has looked at it. No version: the run is still to begin. */
    disposition: became && { ...became, flowName: row.flowName, version: row.version, endReason: row.endReason },
  };
}

/** A message as threads and runs show it. */
export type ShownMessage = ReturnType<typeof toShown>;
