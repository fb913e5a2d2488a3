import type { ProviderError, SendOutcome } from '#/channels/contract.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { joinHeldStatuses } from '../receive/store-statuses.ts';
import { endSends } from '../sql/end-sends.ts';
import { finishAccepted } from '../sql/finish-accepted.ts';
import { lockProviderIds } from '../sql/lock-provider-ids.ts';
import { applyErrorEffect } from './apply-error-effect.ts';
import { auditSends } from './audit-sends.ts';
import { type ClaimedSend, subjectOf } from './claim-sends.ts';
import type { PerformedSend } from './perform-send.ts';
import { retryDelayMs } from './retry-plan.ts';

/** A request that has ended, one way or another. */
export interface FinishedSend {
  claim: ClaimedSend;
  outcome: PerformedSend;
}

/** Rest before a message that provably never left is tried again: 1, 4, 16, then 64 s. */
function backoffMs(attempt: number): number {
  return Math.min(64_000, 4 ** Math.max(0, attempt - 1) * 1_000);
}

/** Writes down how requests ended, many in one transaction. */
export async function finishSends(deps: EngineDeps, finished: readonly FinishedSend[]): Promise<void> {
  if (finished.length === 0) return;
  const hints: ChangeHint[] = finished.flatMap(({ claim: { row } }): ChangeHint[] => [
    { workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id },
    ...(row.run_id ? [{ workspaceId: row.workspace_id, topic: 'run' as const, id: row.run_id }] : []),
  ]);
  await asEngine(async (tx) => {
    await bookAccepted(tx, deps, finished);
    for (const { claim, outcome } of finished) {
      if (outcome.kind === 'refused') await bookRefusal(tx, deps, claim, outcome.error);
      if (outcome.kind === 'unsendable') await bookFailure(tx, claim, outcome.reason, null);
      if (outcome.kind === 'not-sent') {
        await backToReady(tx, claim, new Date(deps.clock.now() + backoffMs(claim.attempt)));
        deps.report('send-not-sent', { ...subjectOf(claim.row), detail: outcome.detail });
      }
      if (outcome.kind === 'uncertain') await bookUncertain(tx, deps, claim);
    }
  }, deps.pool);
  deps.changed(hints);
}

async function bookAccepted(tx: RawTx, deps: EngineDeps, finished: readonly FinishedSend[]): Promise<void> {
  const accepted = finished.flatMap(({ claim, outcome }) => (outcome.kind === 'accepted' ? [{ claim, outcome }] : []));
  if (accepted.length === 0) return;
  const inputs = accepted.map(({ claim: { row, attempt }, outcome }) => ({
    bucket: row.bucket,
    id: row.id,
    attempt,
    provider_id: outcome.providerId,
    channel_id: row.channel_id,
  }));
  const [, rows] = await Promise.all([lockProviderIds(tx, inputs), finishAccepted(tx, inputs)]);
  // statuses may come before the answer to our own request: they waited for this moment
  await joinHeldStatuses(
    tx,
    deps,
    rows.filter((row) => row.held).map(({ channel_id, provider_id }) => ({ channel_id, provider_id })),
  );
  for (const { claim, outcome } of accepted) await learnAddresses(tx, deps, claim, outcome);
  await forgiveStrikes(
    tx,
    accepted.map(({ claim }) => claim),
  );
}

/** Who takes a message again has calmed down: the next complaint is the first. */
async function forgiveStrikes(tx: RawTx, claims: readonly ClaimedSend[]): Promise<void> {
  for (const { row } of claims.filter((claim) => claim.row.pair_strikes > 0)) {
    await tx`update conversation set pair_strikes = 0 where bucket = ${row.bucket} and id = ${row.conversation_id}`;
  }
}

/** The provider may name the person otherwise than we did: both names are kept. */
async function learnAddresses(
  tx: RawTx,
  deps: EngineDeps,
  { row, access }: ClaimedSend,
  outcome: Extract<SendOutcome, { kind: 'accepted' }>,
): Promise<void> {
  for (const address of outcome.to) {
    if (row.addresses.some((known) => known.kind === address.kind && known.value === address.value)) continue;
    const scope = address.kind === 'phone' ? '' : String(access.config.portfolioId ?? access.config.wabaId ?? '');
    await tx`
      insert into contact_address (workspace_id, id, contact_id, kind, scope, value)
      values (${row.workspace_id}, ${deps.newId()}, ${row.contact_id}, ${address.kind}, ${scope}, ${address.value})
      on conflict (workspace_id, kind, scope, value) do nothing`;
  }
}

/** Refused: again later where the code allows it, else the message has failed; and whatever else the code asks for. */
async function bookRefusal(tx: RawTx, deps: EngineDeps, claim: ClaimedSend, error: ProviderError): Promise<void> {
  const { row } = claim;
  // tries that never left do not count: the provider has not judged them
  const refusals = row.refusals + 1;
  const delay = retryDelayMs(error, refusals, deps.random());
  if (delay !== null) await backToReady(tx, claim, new Date(deps.clock.now() + delay), refusals);
  else await bookFailure(tx, claim, 'provider', error);
  const at = { channelId: row.channel_id, workspaceId: row.workspace_id };
  await applyErrorEffect(tx, deps, at, error, { messageId: row.id });
}

async function bookFailure(
  tx: RawTx,
  { row, attempt }: ClaimedSend,
  reason: string,
  error: ProviderError | null,
): Promise<void> {
  await tx`delete from outbox where bucket = ${row.bucket} and id = ${row.id} and attempt = ${attempt}`;
  await endSends(tx, [{ id: row.id, attempt }], { ending: 'failed', reason, error });
}

async function backToReady(
  tx: RawTx,
  { row, attempt }: ClaimedSend,
  nextAt: Date,
  refusals = row.refusals,
): Promise<void> {
  await tx`
    update outbox set state = 'ready', next_at = ${nextAt}, lease_until = null, refusals = ${refusals}
    where bucket = ${bucketOf(row.conversation_id)} and id = ${row.id} and attempt = ${attempt} and state = 'sending'`;
}

async function bookUncertain(tx: RawTx, deps: EngineDeps, { row, attempt }: ClaimedSend): Promise<void> {
  const marked = await tx`
    update outbox set state = 'uncertain', uncertain_since = ${new Date(deps.clock.now())}, lease_until = null
    where bucket = ${row.bucket} and id = ${row.id} and attempt = ${attempt} and state = 'sending'`;
  if (marked.count === 0) return;
  await tx`update message set attempts = greatest(attempts, ${attempt}) where id = ${row.id}`;
  const at = { workspaceId: row.workspace_id, messageId: row.id, attempt };
  await auditSends(tx, deps, [{ ...at, finding: 'uncertain' }]);
}
