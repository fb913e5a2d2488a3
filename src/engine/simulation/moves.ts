import type { MoveRunsJob } from '#/server/jobs/move-runs.ts';
import { insertedRows, namedId, statementsOf } from './history.ts';
import type { Oracle } from './oracle.ts';
import type { ReferenceRun } from './reference.ts';
import type { Committed } from './wire.ts';
import type { KnownMove } from './witness.ts';

const finding = 'select w.id as run_id, w.conversation_id from jsonb_to_recordset';

/** The jobs of moves that a commit has ordered. */
export function orderedMoves({ statements }: Committed): MoveRunsJob[] {
  return statements
    .filter(({ text }) => text.includes('pgboss'))
    .flatMap(({ args }) => args.filter((arg) => typeof arg === 'string' && arg.includes('"moveId"')))
    .flatMap((arg) => JSON.parse(arg as string) as { data: MoveRunsJob }[])
    .map(({ data }) => data);
}

/** Holds what a commit did with people who wait on other versions against what was ordered, and moves them in the reference. */
export function judgeMove(committed: Committed, oracle: Oracle): void {
  for (const move of startedMoves(committed, oracle)) judgePlan(move, committed, oracle);
  const [finder] = statementsOf(committed, finding);
  const [carried] = statementsOf(committed, 'update "flow_move" set "moved"');
  if (!finder && !carried) return;
  const move = carried && oracle.witness.moves.get(namedId(carried));
  if (!finder || !move) {
    oracle.blame('the oracle understands each move', 'a statement that it reads is gone: look at moves.ts');
    return;
  }
  const moved = new Map(
    statementsOf(committed, 'insert into "run_move"')
      .flatMap(insertedRows)
      .map((row) => [String(row.run_id), row.after === null]),
  );
  for (const { run, lost } of runsOf(oracle, move.flow)) {
    const step = move.steps.find(({ version, node }) => version === run.version && node === `s${run.index}`);
    const left = moved.get(run.id as string);
    moved.delete(run.id as string);
    if (lost) continue;
    if (left === undefined) {
      // who came to that station while the move was under way may be left where they are
      if (step && run.since <= finder.commits) oracle.blame('people are moved as ordered', `${run.id} was left behind`);
      continue;
    }
    if (!step || left !== (step.do === 'exit')) {
      oracle.blame('people are moved as ordered', `${run.id} at s${run.index}: ${left ? 'let go' : 'moved'}`);
      continue;
    }
    for (const lane of oracle.lanes.values()) {
      if (!lane.runs.includes(run)) continue;
      if (left) lane.stop(run.id as string);
      else lane.move(run, move.version, move.recompute);
    }
  }
  for (const id of moved.keys()) oracle.blame('people are moved as ordered', `${id} does not wait`);
}

function startedMoves(committed: Committed, { witness }: Oracle): KnownMove[] {
  return statementsOf(committed, 'insert into "flow_move"').flatMap(({ rows }) => {
    const [written] = rows as unknown as [string][];
    return witness.moves.get(String(written?.[0])) ?? [];
  });
}

/** Whoever waits at a station that the target has in the same place goes there; nobody goes anywhere else. */
function judgePlan(move: KnownMove, committed: Committed, oracle: Oracle): void {
  const [counting] = statementsOf(committed, 'select version_id, jsonb_path_query_array');
  const runs = runsOf(oracle, move.flow);
  for (const step of move.steps) {
    const flow = runs.find(({ run }) => run.flow.id === move.flow)?.run.flow;
    const index = Number(step.node.slice(1));
    const same = flow?.versions[step.version - 1]?.[index]?.kind === flow?.versions[move.version - 1]?.[index]?.kind;
    const sound = step.version !== move.version && (step.do === 'exit' || (step.to === step.node && same));
    if (!sound) oracle.blame('people are moved as ordered', `s${index} of ${step.version} goes to ${step.to}`);
  }
  for (const { run, lost } of runs) {
    if (lost || !counting || run.since > counting.commits || run.version === move.version) continue;
    const there = run.flow.versions[move.version - 1]?.[run.index]?.kind;
    const goes = there !== undefined && there === run.flow.versions[run.version - 1]?.[run.index]?.kind;
    const planned = move.steps.some(({ version, node }) => version === run.version && node === `s${run.index}`);
    if (goes && !planned) oracle.blame('people are moved as ordered', `nobody at s${run.index} was asked`);
  }
}

/** The runs of a flow that wait, with whether the reference still knows their conversation. */
function runsOf(oracle: Oracle, flow: string): { run: ReferenceRun; lost: boolean }[] {
  return [...oracle.lanes].flatMap(([id, lane]) =>
    lane.runs
      .filter((run) => run.flow.id === flow && run.id !== null)
      .map((run) => ({ run, lost: oracle.lost.has(id) })),
  );
}
