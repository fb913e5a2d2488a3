import { inArray, sql } from 'drizzle-orm';
import { compileFlow } from '#/flow/run/compile.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { Db } from '../db/client.ts';
import { flowVersion } from '../db/schema/flows.ts';
import type { flowMove, MoveStep, Place } from '../db/schema/moves.ts';
import { dueThere } from './due-there.ts';
import { fits, typesOf } from './fits.ts';
import type { HeldRun } from './lock-piece.ts';
import { moveTo, placeOf, withDue } from './move-place.ts';
import type { Change } from './write-piece.ts';

type Move = Pick<typeof flowMove.$inferSelect, 'versionId' | 'steps' | 'recompute'>;

/** What becomes of runs by the steps of a move, judged by where each stands now; those that fit no step are left alone. */
export async function decideMoves(tx: Db, move: Move, runs: readonly HeldRun[]): Promise<Change[]> {
  const { versionId, steps, recompute } = move;
  const versions = await readVersions(tx, [...new Set([...steps.map((step) => step.versionId), versionId ?? ''])]);
  const target = versions.get(versionId ?? '');
  if (!target) return [];
  const types = new Map([...versions].map(([id, { document }]) => [id, typesOf(document)]));
  const stepOf = new Map(steps.map((step) => [`${step.versionId}.${step.node}`, step]));
  const changes = runs.flatMap((run): Change[] => {
    const step = stepOf.get(`${run.versionId}.${run.node}`);
    const before = placeOf(run);
    if (run.status !== 'waiting' || !step || !before) return [];
    if (step.do === 'exit') return [{ run, before, after: null }];
    const stands = before.frames.map(({ node }) => node);
    const [from, to] = [types.get(run.versionId), types.get(target.id)];
    if (!from || !to || !fits(stands, from, step.to, to)) return [];
    const { engineSchema } = target;
    return [{ run, before, after: moveTo(before, target.id, step.to), engineSchema }];
  });
  return recompute ? recomputeDues(tx, target, changes, stepOf) : changes;
}

type Version = Pick<typeof flowVersion.$inferSelect, 'id' | 'document' | 'engineSchema'>;

async function readVersions(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Version>> {
  const rows = await tx
    .select({ id: flowVersion.id, document: flowVersion.document, engineSchema: flowVersion.engineSchema })
    .from(flowVersion)
    .where(inArray(flowVersion.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Gives moved waits the time that the target sets, counted from when each began. */
async function recomputeDues(
  tx: Db,
  { document }: Version,
  changes: readonly Change[],
  stepOf: ReadonlyMap<string, MoveStep>,
): Promise<Change[]> {
  const target = compileFlow(document, nodeSchemas, nodeRunners);
  const began = await readLastEvents(
    tx,
    changes.map(({ run }) => run.id),
  );
  return changes.map((change) => {
    const { run, after } = change;
    const step = stepOf.get(`${run.versionId}.${run.node}`);
    const last = began.get(run.id);
    if (!after || !last || step?.do !== 'move') return change;
    const dueAt = dueThere(target, step.to, run.state, last);
    return dueAt === after.wait.dueAt ? change : { ...change, after: withDue(after, dueAt) satisfies Place };
  });
}

/** The event of each run's last turn: the one that brought it to rest where it waits. */
async function readLastEvents(tx: Db, runIds: readonly string[]): Promise<ReadonlyMap<string, FlowEvent>> {
  if (runIds.length === 0) return new Map();
  const rows = await tx.execute<{ run_id: string; event: FlowEvent }>(sql`
    select w.id as run_id, j.event
    from jsonb_to_recordset(${JSON.stringify(runIds.map((id) => ({ id })))}::jsonb) as w (id uuid)
    cross join lateral (select event from journal where run_id = w.id order by seq desc limit 1) j`);
  return new Map(rows.map(({ run_id, event }) => [run_id, event]));
}
