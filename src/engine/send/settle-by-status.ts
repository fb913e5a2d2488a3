import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import type { ArrivedStatus } from '../receive/store-statuses.ts';
import { auditSends, type SendFinding } from './audit-sends.ts';
import { replanMessage } from './replan-message.ts';
import { retryDelayMs } from './retry-plan.ts';

type MetStatus = ArrivedStatus & { messageId: string; bucket: number };

interface OutboxRow {
  id: string;
  bucket: number;
  workspace_id: string;
  state: 'ready' | 'sending' | 'uncertain';
  attempt: number;
}

/**
 * Closes sends by what the provider reports of them. News of success ends a send whose answer was lost, and takes back
 * a second attempt that is still waiting; news of failure plans another attempt where the error allows one.
 */
export async function settleByStatus(tx: RawTx, deps: EngineDeps, met: readonly MetStatus[]): Promise<void> {
  const wanted = met.map(({ messageId, bucket }) => ({ id: messageId, bucket }));
  const rows = await tx<OutboxRow[]>`
    select o.id, o.bucket, o.workspace_id, o.state, o.attempt
    from outbox o where (o.bucket, o.id) in (
      select bucket, id from jsonb_to_recordset(${tx.json(wanted)}) as r (bucket smallint, id uuid))
    order by o.id for update`;
  const open = new Map(rows.map((row) => [row.id, row]));
  const findings: SendFinding[] = [];
  const repeated = await readRepeated(tx, met);
  const failed = await readFailed(
    tx,
    met.filter((item) => item.event.status === 'sent' && open.has(item.messageId)),
  );
  for (const item of met) {
    const row = open.get(item.messageId);
    const at = { workspaceId: item.channel.workspaceId, messageId: item.messageId };
    if (item.event.status === 'failed') {
      if (await takeFailure(tx, deps, item, row)) open.delete(item.messageId);
    } else if (row && mayClose(row, item) && !failed.has(item)) {
      await tx`delete from outbox where bucket = ${row.bucket} and id = ${row.id}`;
      open.delete(item.messageId);
      if (row.state === 'uncertain') findings.push({ ...at, attempt: row.attempt, finding: 'settled-by-status' });
    }
    const twice = provenDuplicate(repeated.get(item.messageId), item);
    if (twice) {
      findings.push({ ...at, attempt: twice, finding: 'duplicate-proven' });
      const { id: channel, workspaceId: workspace } = item.channel;
      deps.report('send-duplicate', { workspace, channel, message: item.messageId });
    }
  }
  await auditSends(tx, deps, findings);
}

/** A request that is out for a later attempt than the status speaks of must still be waited for. */
function mayClose(row: OutboxRow, item: MetStatus): boolean {
  return row.state !== 'sending' || item.event.mark === null || item.event.mark.attempt >= row.attempt;
}

/** True when the outbox row was dealt with. */
async function takeFailure(tx: RawTx, deps: EngineDeps, item: MetStatus, row: OutboxRow | undefined): Promise<boolean> {
  const { error, mark } = item.event;
  if (row) await tx`delete from outbox where bucket = ${row.bucket} and id = ${row.id}`;
  const attempt = mark?.attempt ?? row?.attempt ?? 1;
  const delay = error ? retryDelayMs(error, attempt, 0) : null;
  if (delay !== null) await replanMessage(tx, deps, item.messageId, delay);
  return row !== undefined;
}

/** Those whose very request was reported as failed, too: that it left the provider once proves nothing any more. */
async function readFailed(tx: RawTx, items: readonly MetStatus[]): Promise<ReadonlySet<MetStatus>> {
  if (items.length === 0) return new Set();
  const rows = await tx<{ channel_id: string; provider_id: string }[]>`
    select channel_id, provider_id from status_seen
    where channel_id = any(${items.map(({ channel }) => channel.id)}::uuid[])
      and provider_id = any(${items.map(({ event }) => event.providerId)}::text[]) and status = 'failed'`;
  const known = new Set(rows.map((row) => `${row.channel_id}|${row.provider_id}`));
  return new Set(items.filter(({ channel, event }) => known.has(`${channel.id}|${event.providerId}`)));
}

interface Repeated {
  id: string;
  attempts: number;
  provider_id: string;
}

/** The messages among these that were asked of the provider more than once. */
async function readRepeated(tx: RawTx, met: readonly MetStatus[]): Promise<ReadonlyMap<string, Repeated>> {
  const rows = await tx<Repeated[]>`
    select id, attempts, provider_id from message
    where id = any(${met.map((item) => item.messageId)}::uuid[]) and attempts > 1 and provider_id is not null`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Two attempts of one message have both left the provider: the later attempt's number, or null. */
function provenDuplicate(known: Repeated | undefined, { event }: MetStatus): number | null {
  if (!known || !event.mark || event.status === 'failed') return null;
  return known.provider_id === event.providerId ? null : known.attempts;
}
