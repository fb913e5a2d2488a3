import { compileFlow } from '#/flow/run/compile.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import { newRun, type RunState } from '#/flow/run/state.ts';
import { step } from '#/flow/run/step.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { rawPool } from '#/server/db/client.ts';
import type { Place } from '#/server/db/schema/moves.ts';

type Entry = { seq: number } & ({ event: FlowEvent } | { before: Place | null; after: Place | null });

/**
 * What a run's journal and its moves make of it, at every `seq` from the first; for tests only. Throws where a number is
 * missing, or a move began elsewhere than the turns before it had led.
 */
export async function foldRun(runId: string, firstVersion: string): Promise<{ seq: number; state: RunState }[]> {
  const sql = rawPool();
  const turns = await sql<Entry[]>`select seq, event from journal where run_id = ${runId}`;
  const moves = await sql<Entry[]>`select seq, before, after from run_move where run_id = ${runId}`;
  const documents = await sql<{ id: string; document: never }[]>`select id, document from flow_version`;
  const flows = new Map(documents.map(({ id, document }) => [id, compileFlow(document, nodeSchemas, nodeRunners)]));
  let [version, state]: [string, RunState] = [firstVersion, newRun];
  return [...turns, ...moves]
    .sort((a, b) => a.seq - b.seq)
    .map((entry, index) => {
      if (entry.seq !== index + 1) throw new Error(`after ${index} comes ${entry.seq}`);
      const flow = flows.get(version);
      if (!flow) throw new Error(`there is no version ${version}`);
      if ('event' in entry) state = step(flow, state, entry.event).state;
      else {
        if (entry.before && !sameAs(entry.before, state)) throw new Error(`moved from elsewhere at ${entry.seq}`);
        if (entry.after) {
          const { versionId, frames, wait } = entry.after;
          version = versionId;
          state = { ...state, frames, wait };
        }
      }
      return { seq: entry.seq, state: JSON.parse(JSON.stringify(state)) as RunState };
    });
}

function sameAs(place: Place, { frames, wait }: RunState): boolean {
  const ordered = (value: unknown) =>
    JSON.stringify(value, (_key, one) =>
      one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one,
    );
  return ordered([place.frames, place.wait]) === ordered([frames, wait]);
}
