import type { Capabilities, ChannelAccess } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { endSends } from '../sql/end-sends.ts';
import { holdFollowers } from '../sql/hold-followers.ts';
import { lockFences } from '../sql/lock-fences.ts';
import { lockTemplates } from '../sql/lock-templates.ts';
import { markBehindDoubt } from '../sql/mark-behind-doubt.ts';
import { bookMarketing, lockMarketing } from '../sql/marketing-sent.ts';
import { pickHeads } from '../sql/pick-heads.ts';
import { bookReach } from '../sql/portfolio-reach.ts';
import { type ClaimRow, readClaims } from '../sql/read-claims.ts';
import { chargeBudgets, openBudgets } from './channel-budget.ts';
import { judgeSend, nextPairTat, type Verdict } from './judge-send.ts';
import { keepReach, reachesAnew } from './keep-reach.ts';

/** Messages of this priority yield to all others. */
const broadcastPriority = 2;

/** A message that is ours to send, until the lease ends. */
export interface ClaimedSend {
  row: ClaimRow;
  /** Of this request, counted from 1. */
  attempt: number;
  access: ChannelAccess;
  /** Milliseconds since 1970; whoever comes to it later lets it be. */
  leaseUntil: number;
}

/** What a report about a send names. */
export function subjectOf(row: ClaimRow): Record<string, string> {
  return {
    workspace: row.workspace_id,
    conversation: row.conversation_id,
    ...(row.run_id ? { run: row.run_id } : {}),
    message: row.id,
    channel: row.channel_id,
  };
}

/** How long a request may be under way before its fate counts as unknown: a little longer than the client waits. */
export const leaseMs = 12_000;

/** How much longer it may take when a file has to be uploaded first. */
const uploadMs = 60_000;

/**
 * Claims messages: picks the heads, locks what fences them, and only then, with a fresh snapshot, decides. Refusals are
 * written before tokens are taken; state and limiter are committed before any request leaves.
 */
export async function claimSends(
  deps: EngineDeps,
  capabilitiesOf: (kind: string) => Capabilities,
  perChannel: number,
): Promise<ClaimedSend[]> {
  const hints: ChangeHint[] = [];
  const claimed = await asEngine(async (tx) => {
    hints.length = 0;
    const now = deps.clock.now();
    const picked = await pickHeads(tx, new Date(now), perChannel);
    if (picked.length === 0) return [];
    const lanes = await lockFences(tx, [...new Set(picked.map((row) => row.conversation_id))]);
    const held = picked.filter((row) => lanes.has(row.conversation_id));
    await lockMarketing(tx, held);
    await lockTemplates(tx, held);
    const rows = await readClaims(tx, held, new Date(now));
    const alone = oneMarketingEach(rows).map((row) => ({
      row,
      verdict: judgeSend(row, capabilitiesOf(row.channel_kind), now),
    }));
    const judged = await keepReach(tx, alone, capabilitiesOf, now);
    await refuse(tx, judged, hints);
    return take(
      tx,
      deps,
      judged.filter(({ verdict }) => verdict.kind === 'send').map(({ row }) => row),
      capabilitiesOf,
    );
  }, deps.pool);
  deps.changed(hints);
  return claimed;
}

/** At most one marketing message for each person: whether a second may go is seen once the first is counted. */
function oneMarketingEach(rows: readonly ClaimRow[]): ClaimRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (row.purpose !== 'marketing') return true;
    if (seen.has(row.contact_id)) return false;
    seen.add(row.contact_id);
    return true;
  });
}

async function refuse(
  tx: RawTx,
  judged: readonly { row: ClaimRow; verdict: Verdict }[],
  hints: ChangeHint[],
): Promise<void> {
  for (const { row, verdict } of judged) {
    if (verdict.kind === 'hold') {
      await tx`
        update outbox set next_at = ${new Date(verdict.until)} where bucket = ${row.bucket} and id = ${row.id}`;
    }
    if (verdict.kind === 'cancel') {
      await tx`delete from outbox where bucket = ${row.bucket} and id = ${row.id}`;
      await endSends(tx, [row], { ending: 'cancelled', reason: verdict.reason });
      hints.push({ workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id });
      if (row.run_id) hints.push({ workspaceId: row.workspace_id, topic: 'run', id: row.run_id });
    }
  }
}

async function take(
  tx: RawTx,
  deps: EngineDeps,
  rows: readonly ClaimRow[],
  capabilitiesOf: (kind: string) => Capabilities,
): Promise<ClaimedSend[]> {
  if (rows.length === 0) return [];
  const now = deps.clock.now();
  const access = await openAccess(tx, deps, rows);
  const budgets = await openBudgets(tx, [...access.keys()].sort(), now);
  const counts = new Map<string, number>();
  // answers stand first: what they take is no longer there for broadcasts
  const taken = rows.filter((row) => {
    const count = counts.get(row.channel_id) ?? 0;
    const budget = budgets.get(row.channel_id);
    if (!budget || count >= (row.priority < broadcastPriority ? budget.allowed : budget.forBroadcasts)) return false;
    counts.set(row.channel_id, count + 1);
    return true;
  });
  if (taken.length === 0) return [];
  const leaseOf = (row: ClaimRow) => now + leaseMs + (row.payload.upload ? uploadMs : 0);
  const marks = taken.map((row) => ({
    bucket: row.bucket,
    id: row.id,
    lease_until: new Date(leaseOf(row)).toISOString(),
    conversation_id: row.conversation_id,
    pair_tat: nextPairTat(row, capabilitiesOf(row.channel_kind), now)?.toISOString() ?? null,
  }));
  const lease = tx`
    update outbox o set state = 'sending', attempt = o.attempt + 1, lease_until = r.lease_until
    from jsonb_to_recordset(${tx.json(marks)}) as r (bucket smallint, id uuid, lease_until timestamptz)
    where o.bucket = r.bucket and o.id = r.id`;
  const pair = tx`
    update conversation c set pair_tat = r.pair_tat
    from jsonb_to_recordset(${tx.json(marks)}) as r (bucket smallint, conversation_id uuid, pair_tat timestamptz)
    where c.bucket = r.bucket and c.id = r.conversation_id and r.pair_tat is not null`;
  const charge = chargeBudgets(
    tx,
    [...counts].flatMap(([id, count]) => {
      const budget = budgets.get(id);
      return budget ? [{ budget, count }] : [];
    }),
    now,
  );
  const files = taken.filter((row) => fileTypes.has(String(row.payload.body.type))).map((row) => row.id);
  const marketing = taken.filter((row) => row.purpose === 'marketing');
  const doubtful = taken.filter((row) => row.behind_doubt).map((row) => row.id);
  await Promise.all([
    lease,
    pair,
    charge,
    doubtful.length > 0 && markBehindDoubt(tx, doubtful),
    bookMarketing(tx, marketing, new Date(now)),
    bookReach(
      tx,
      taken.filter((row) => reachesAnew(row, capabilitiesOf(row.channel_kind), now)),
      new Date(now),
    ),
    files.length > 0 && holdFollowers(tx, files, new Date(now + fileMs)),
  ]);
  return taken.map((row) => ({
    row,
    attempt: row.attempt + 1,
    access: access.get(row.channel_id) as ChannelAccess,
    leaseUntil: leaseOf(row),
  }));
}

/** Messages that take the provider longer than those behind them. */
const fileTypes = new Set(['image', 'video', 'audio', 'document', 'sticker']);

/** How long what follows a file waits for its delivery. */
const fileMs = 10_000;

/** How long the messages of a channel rest that cannot be opened just now. */
const unopenedRestMs = 30_000;

/** Opens the channels; one that cannot be opened (its simulator is off, its key is lost) never holds up the others. */
async function openAccess(
  tx: RawTx,
  deps: EngineDeps,
  rows: readonly ClaimRow[],
): Promise<ReadonlyMap<string, ChannelAccess>> {
  const access = new Map<string, ChannelAccess>();
  for (const id of new Set(rows.map((row) => row.channel_id))) {
    try {
      access.set(id, await deps.openChannel(tx, id));
    } catch (thrown) {
      const of = rows.filter((row) => row.channel_id === id);
      deps.report('channel-unopened', { workspace: of[0]?.workspace_id ?? '', channel: id }, thrown);
      const held = of.map(({ bucket, id }) => ({ bucket, id }));
      await tx`
        update outbox o set next_at = ${new Date(deps.clock.now() + unopenedRestMs)}
        from jsonb_to_recordset(${tx.json(held)}) as r (bucket smallint, id uuid)
        where o.bucket = r.bucket and o.id = r.id`;
    }
  }
  return access;
}
