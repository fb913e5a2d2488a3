import type { EffectKind } from '#/flow/run/effect.ts';
import { bucketOf, timeOfUuid } from '#/lib/ids.ts';
import { settleAll } from '#/lib/settle-all.ts';
import type { RawTx } from '#/server/db/client.ts';
import { optInContact, optOutContact } from '../consent/change-consent.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import type { LaneOutcome } from './lane.ts';
import { hourOf } from './load-lanes.ts';
import type { EffectPerformers, Planned } from './performers.ts';
import { writeRuns } from './write-runs.ts';

/** Writes everything that a turn decided: receipt, state, timers, messages, journal and jobs commit together or not at all. */
export async function writeTurn(
  tx: RawTx,
  deps: EngineDeps,
  performers: EffectPerformers,
  outcomes: readonly LaneOutcome[],
  now: number,
): Promise<ChangeHint[]> {
  // none waits for another's answer: one connection executes them in this order, and the transaction holds them together;
  // but when a fence is lost all must be over before it is rolled back, or what they say next would stand outside of it
  await settleAll([
    removeDigested(tx, outcomes),
    parkEvents(tx, outcomes),
    writeRuns(tx, outcomes, now),
    writeJournal(tx, outcomes, now),
    writeDispositions(tx, outcomes, now),
    writeQueue(tx, deps, outcomes, now),
    writeConsent(tx, deps, outcomes),
    performEffects(tx, deps, performers, outcomes, now),
    writePace(tx, outcomes, now),
  ]);
  await writeConversations(tx, deps, outcomes, now);
  return outcomes.flatMap(({ lane: { conversation }, runs }): ChangeHint[] => [
    { workspaceId: conversation.workspaceId, topic: 'conversation', id: conversation.id },
    ...runs.map((run) => ({ workspaceId: conversation.workspaceId, topic: 'run' as const, id: run.id })),
  ]);
}

async function removeDigested(tx: RawTx, outcomes: readonly LaneOutcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ lane, digested }) =>
    digested.map((id) => ({ bucket: bucketOf(lane.conversation.id), id })),
  );
  if (rows.length === 0) return;
  await tx`
    delete from inbox i using jsonb_to_recordset(${tx.json(rows)}) as r (bucket smallint, id uuid)
    where i.bucket = r.bucket and i.id = r.id`;
}

/** Parked rows are read with every turn of their lane, but call for none. */
async function parkEvents(tx: RawTx, outcomes: readonly LaneOutcome[]): Promise<void> {
  const ids = outcomes.flatMap((outcome) => outcome.parked);
  if (ids.length === 0) return;
  const buckets = outcomes.map(({ lane }) => bucketOf(lane.conversation.id));
  await tx`
    update inbox set ready_at = 'infinity'
    where bucket = any(${buckets}::smallint[]) and id = any(${ids}::uuid[]) and ready_at <> 'infinity'`;
}

async function writeJournal(tx: RawTx, outcomes: readonly LaneOutcome[], now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const rows = outcomes.flatMap(({ lane, journal }) =>
    journal.map((entry) => ({
      workspace_id: lane.conversation.workspaceId,
      run_id: entry.runId,
      seq: entry.seq,
      at,
      message_id: entry.messageId,
      event: entry.event,
      trail: entry.trail,
      late: entry.late,
    })),
  );
  if (rows.length === 0) return;
  await tx`
    insert into journal (workspace_id, run_id, seq, at, message_id, event, trail, late)
    select workspace_id, run_id, seq, at, message_id, event, trail, late
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (workspace_id uuid, run_id uuid, seq int, at timestamptz,
      message_id uuid, event jsonb, trail jsonb, late bool)`;
}

async function writeDispositions(tx: RawTx, outcomes: readonly LaneOutcome[], now: number): Promise<void> {
  const rows = outcomes.flatMap(({ lane, dispositions }) =>
    dispositions.map((d) => ({
      workspace_id: lane.conversation.workspaceId,
      message_id: d.messageId,
      conversation_id: lane.conversation.id,
      outcome: d.outcome,
      reason: d.reason,
      run_id: d.runId,
      flow_id: d.flowId,
      because: d.because,
    })),
  );
  if (rows.length === 0) return;
  await tx`
    insert into disposition (workspace_id, message_id, conversation_id, at, outcome, reason, run_id, flow_id, because)
    select workspace_id, message_id, conversation_id, ${new Date(now)}, outcome, reason, run_id, flow_id, because
    from jsonb_to_recordset(${tx.json(rows)}) as r (workspace_id uuid, message_id uuid, conversation_id uuid, outcome text,
      reason text, run_id uuid, flow_id uuid, because text)`;
}

/** Starts that wait for the contact to be free lie in the inbox until a run ends. */
async function writeQueue(tx: RawTx, deps: EngineDeps, outcomes: readonly LaneOutcome[], now: number): Promise<void> {
  const rows = outcomes.flatMap(({ lane: { conversation }, queued }) =>
    queued.map((payload) => ({
      workspace_id: conversation.workspaceId,
      bucket: bucketOf(conversation.id),
      id: deps.newId(),
      conversation_id: conversation.id,
      payload,
    })),
  );
  if (rows.length > 0) {
    await tx`
    insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
    select workspace_id, bucket, id, conversation_id, 'start', ${new Date(now)}, ${new Date(now)}, 'infinity', payload
    from jsonb_to_recordset(${tx.json(rows as never)})
      as r (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid, payload jsonb)`;
  }
  const released = outcomes.filter((outcome) => outcome.releaseQueue).map((outcome) => outcome.lane.conversation.id);
  if (released.length > 0) {
    await tx`
      update inbox set ready_at = ${new Date(now)}
      where conversation_id = any(${released}::uuid[]) and kind = 'start' and ready_at = 'infinity'`;
  }
}

async function writeConsent(tx: RawTx, deps: EngineDeps, outcomes: readonly LaneOutcome[]): Promise<void> {
  for (const { lane, consent } of outcomes) {
    if (!consent) continue;
    const { workspaceId, contactId } = lane.conversation;
    const change = { workspaceId, contactId, source: 'word', detail: consent.word, saidAt: consent.saidAt };
    await (consent.change === 'opt-out' ? optOutContact(tx, deps, change) : optInContact(tx, deps, change));
  }
}

async function performEffects(
  tx: RawTx,
  deps: EngineDeps,
  performers: EffectPerformers,
  outcomes: readonly LaneOutcome[],
  now: number,
): Promise<void> {
  const byKind = new Map<EffectKind, Planned<EffectKind>[]>();
  for (const { lane, effects } of outcomes) {
    const at = Math.max(now, (lane.conversation.lastTurnAt ?? 0) + 1);
    for (const { run, seq, effect } of effects) {
      const trace = lane.trace === undefined ? {} : { trace: lane.trace };
      const planned = { conversation: lane.conversation, run, seq, node: effect.node, effect, at, ...trace };
      const same = byKind.get(effect.kind);
      if (same) same.push(planned);
      else byKind.set(effect.kind, [planned]);
    }
  }
  for (const [kind, planned] of byKind) {
    // the table pairs each kind with its own performer; the loop cannot express that
    const perform = performers[kind] as (tx: RawTx, deps: EngineDeps, planned: Planned<EffectKind>[]) => Promise<void>;
    await perform(tx, deps, planned);
  }
}

async function writeConversations(
  tx: RawTx,
  deps: EngineDeps,
  outcomes: readonly LaneOutcome[],
  now: number,
): Promise<void> {
  const rows = outcomes.map(({ lane, conversation, effects }) => ({
    bucket: bucketOf(lane.conversation.id),
    id: lane.conversation.id,
    last_in_at: conversation.lastInAt === null ? null : new Date(conversation.lastInAt).toISOString(),
    last_in_provider_id: conversation.lastInProviderId,
    active: conversation.arrived > 0 || effects.some(({ effect }) => effect.kind === 'send-message'),
    unread: conversation.unreadForPeople,
  }));
  // one more id than any of this turn's: what the next turn makes sorts after it
  const turnAt = new Date(Math.max(now, timeOfUuid(deps.newId())));
  await tx`
    update conversation c set
      last_in_at = coalesce(r.last_in_at, c.last_in_at),
      last_in_provider_id = coalesce(r.last_in_provider_id, c.last_in_provider_id),
      last_message_at = case when r.active then ${new Date(now)} else c.last_message_at end,
      last_turn_at = greatest(c.last_turn_at, ${turnAt}),
      unread = c.unread + r.unread, failures = 0, quarantined_until = null, quarantine_reason = null
    from jsonb_to_recordset(${tx.json(rows)}) as r (bucket smallint, id uuid, last_in_at timestamptz, last_in_provider_id text,
      active bool, unread int)
    where c.bucket = r.bucket and c.id = r.id`;
}

async function writePace(tx: RawTx, outcomes: readonly LaneOutcome[], now: number): Promise<void> {
  const counts = new Map<string, { workspace_id: string; conversation_id: string; flow_id: string; sends: number }>();
  for (const { lane, effects } of outcomes) {
    for (const { run, effect } of effects) {
      if (effect.kind !== 'send-message' || !run) continue;
      const key = `${lane.conversation.id}|${run.flowId}`;
      const row = counts.get(key) ?? {
        workspace_id: lane.conversation.workspaceId,
        conversation_id: lane.conversation.id,
        flow_id: run.flowId,
        sends: 0,
      };
      counts.set(key, { ...row, sends: row.sends + 1 });
    }
  }
  if (counts.size === 0) return;
  await tx`
    insert into flow_pace as p (workspace_id, conversation_id, flow_id, hour, sends)
    select workspace_id, conversation_id, flow_id, ${hourOf(now)}, sends
    from jsonb_to_recordset(${tx.json([...counts.values()])}) as r (workspace_id uuid, conversation_id uuid, flow_id uuid, sends int)
    order by conversation_id, flow_id
    on conflict (conversation_id, flow_id, hour) do update set sends = p.sends + excluded.sends`;
}
