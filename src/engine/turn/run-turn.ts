import { engineSchema } from '#/flow/run/engine-schema.ts';
import type { RawTx } from '#/server/db/client.ts';
import { codeOf } from '#/server/db/conflicts.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { claimLane, claimLanes, type LaneRow } from '../sql/claim-lanes.ts';
import { TransactionSpans } from '../tracing.ts';
import { digestLane } from './digest-lane.ts';
import type { Lane, LaneOutcome } from './lane.ts';
import { loadLanes } from './load-lanes.ts';
import type { EffectPerformers } from './performers.ts';
import { quarantineLane } from './quarantine-lane.ts';
import { type SeenMark, seenMark } from './seen-mark.ts';
import { FenceLost } from './write-runs.ts';
import { writeTurn } from './write-turn.ts';

/** Lanes that one turn takes, and of one workspace at most. */
const turnSize = { lanes: 200, perWorkspace: 100 };

/** What a turn did. */
export interface TurnReport {
  lanes: number;
  events: number;
  /** What contacts may see of it: that they were read, and that an answer is on its way. */
  seen: readonly SeenMark[];
}

const nothing: TurnReport = { lanes: 0, events: 0, seen: [] };

/** Digests a batch of lanes in one transaction. When one of them breaks the batch, each is done alone and the broken one set aside. */
export async function runTurn(deps: EngineDeps, performers: EffectPerformers): Promise<TurnReport> {
  let claimed: readonly LaneRow[] = [];
  try {
    return await turn(deps, performers, async (tx) => {
      const now = new Date(deps.clock.now());
      claimed = await claimLanes(tx, now, engineSchema, turnSize.lanes, turnSize.perWorkspace);
      return claimed;
    });
  } catch (thrown) {
    if (claimed.length === 0 || !isLaneTrouble(thrown)) throw thrown;
    deps.report('turn-split', { lanes: claimed.length }, thrown);
  }
  const alone: TurnReport[] = [];
  for (const lane of claimed) alone.push(await turnAlone(deps, performers, lane));
  return {
    lanes: claimed.length,
    events: alone.reduce((sum, { events }) => sum + events, 0),
    seen: alone.flatMap(({ seen }) => seen),
  };
}

/** A database that is gone is nobody's fault; anything else may lie in the data of one lane. */
function isLaneTrouble(thrown: unknown): boolean {
  if (thrown instanceof FenceLost) return true;
  const code = codeOf(thrown);
  return code === undefined ? !(thrown instanceof Error && thrown.name === 'OperationalError') : /^[02]/.test(code);
}

async function turnAlone(deps: EngineDeps, performers: EffectPerformers, lane: LaneRow): Promise<TurnReport> {
  try {
    return await turn(deps, performers, (tx) => claimLane(tx, lane.bucket, lane.id));
  } catch (thrown) {
    if (!isLaneTrouble(thrown)) throw thrown;
    await quarantineLane(deps, lane, thrown);
    return nothing;
  }
}

async function turn(
  surroundings: EngineDeps,
  performers: EffectPerformers,
  claim: (tx: RawTx) => Promise<readonly LaneRow[]>,
): Promise<TurnReport> {
  let hints: ChangeHint[] = [];
  const { deps, spans } = TransactionSpans.within(surroundings);
  const report = await asEngine(async (tx) => {
    hints = [];
    spans?.restart();
    const rows = await claim(tx);
    if (rows.length === 0) return nothing;
    const { lanes, world } = await loadLanes(tx, deps, rows);
    const outcomes: LaneOutcome[] = lanes.map((lane) => digestLane(followed(lane, deps), world));
    if (outcomes.length > 0) hints = await writeTurn(tx, deps, performers, outcomes, world.now);
    return {
      lanes: lanes.length,
      events: outcomes.reduce((sum, o) => sum + o.digested.length, 0),
      seen: outcomes.flatMap((outcome) => seenMark(outcome, world.now) ?? []),
    };
  }, deps.pool);
  spans?.committed();
  deps.changed(hints);
  return report;
}

/** The lane with where its turn stands on the way of its latest event, where traces are collected. */
function followed(lane: Lane, { tracing }: EngineDeps): Lane {
  if (!tracing) return lane;
  const traces = lane.events.flatMap(({ payload }) => ('trace' in payload && payload.trace) || []);
  const { workspaceId: workspace, channelId: channel, id: conversation } = lane.conversation;
  return {
    ...lane,
    trace: tracing.begin('turn', traces.at(-1) ?? null, { workspace, channel, conversation }).traceparent,
  };
}
