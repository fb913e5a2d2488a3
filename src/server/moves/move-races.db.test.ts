import { beforeEach, describe, expect, it } from 'vitest';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { standStill, untilBlocked } from '#/engine/testing/stopping-pool.ts';
import { rawPool } from '#/server/db/client.ts';
import { moveRuns } from '#/worker/jobs/move-runs.ts';
import { movePiece } from './move-piece.ts';
import { startMove } from './start-move.ts';
import { foldRun } from './testing/fold-run.ts';
import { movingIn, survey } from './testing/moving.ts';
import { undoMove } from './undo-move.ts';

let lab: Lab;
let moving: ReturnType<typeof movingIn>;
let flowId: string;
let v1: string;
let v2: string;

beforeEach(async () => {
  lab = await openLab();
  moving = movingIn(lab);
  ({ flowId, versionId: v1 } = await lab.publish(survey()));
});

/** So many people come to the question; then there is a second version. */
async function ask(people: number): Promise<void> {
  for (let person = 1; person <= people; person++) await lab.say('hi', { from: `551190000000${person}` });
  await lab.settle();
  ({ versionId: v2 } = await lab.publish(survey({ greeting: 'two', hours: 2 }), { flowId, number: 2 }));
}

const begin = async () => {
  const { id } = await startMove.call(moving.operator, { id: flowId });
  return { workspaceId: lab.ids.workspace, moveId: id };
};
const carryOut = (job: Awaited<ReturnType<typeof begin>>) => moveRuns(lab.deps, job);
const runs = () =>
  lab.rows<{ id: string; version_id: string; node: string; seq: number; state: unknown; updated_at: Date }>(
    'select id, version_id, node, seq, state, updated_at from run order by id',
  );
const progress = async () =>
  (await lab.rows('select moved, total, ended_at is not null as ended from flow_move order by id desc limit 1'))[0];

describe('a reply', () => {
  it('that is being digested comes first: the run moves from where the reply has led it', async () => {
    await ask(1);
    const job = await begin();
    await lab.say('Ana', { from: '5511900000001' });
    const turn = await standStill(lab.deps, 'commit', () => lab.turn());
    const moved = carryOut(job);
    await untilBlocked(1, moved);
    turn.goOn();
    await Promise.all([turn.under, moved]);
    // nobody chose anything for those who rest: at the time of the plan there was none
    const [run] = await runs();
    expect(run).toMatchObject({ version_id: v1, node: 'rest', seq: 2 });
    expect(await progress()).toEqual({ moved: 0, total: 1, ended: true });
    expect(await foldRun(run?.id as string, v1)).toHaveLength(2);
  });

  it('that arrives meanwhile waits for the move, and is answered by the new version', async () => {
    await ask(1);
    const job = await begin();
    const release = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const other = rawPool().begin(async (tx) => {
      await tx`select from run for update`;
      held.resolve();
      await release.promise;
    });
    await held.promise;
    // the move has the lane, and stands before the run
    const moved = carryOut(job);
    await untilBlocked(1, moved);
    await lab.say('Ana', { from: '5511900000001' });
    expect(await lab.turn()).toMatchObject({ lanes: 0, events: 0 });
    release.resolve();
    await Promise.all([other, moved]);
    await lab.settle();
    await lab.wait(2 * 3_600_000);
    expect(lab.texts().at(-1)).toBe('two: Ana');
    const [run] = await runs();
    expect((await foldRun(run?.id as string, v1)).at(-1)).toEqual({ seq: run?.seq, state: run?.state });
  });
});

describe('a move in pieces', () => {
  it('that breaks off goes on behind the last piece, and moves nobody twice', async () => {
    await ask(5);
    const job = await begin();
    expect(await movePiece(lab.deps.clock, job, 2)).toBe(true);
    expect(await progress()).toEqual({ moved: 2, total: 5, ended: false });
    // the second piece breaks at its second run
    const fourth = (await runs())[3]?.id;
    await lab.rows(`
      create function break_off() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger break_off before update on run for each row when (new.id = '${fourth}') execute function break_off()`);
    await expect(movePiece(lab.deps.clock, job, 2)).rejects.toThrow();
    expect(await progress()).toEqual({ moved: 2, total: 5, ended: false });
    expect((await runs()).map(({ version_id }) => version_id === v2)).toEqual([true, true, false, false, false]);
    await lab.rows('drop trigger break_off on run; drop function break_off()');
    await carryOut(job);
    await carryOut(job);
    expect(await progress()).toEqual({ moved: 5, total: 5, ended: true });
    expect((await runs()).map(({ version_id, seq }) => [version_id, seq])).toEqual(Array(5).fill([v2, 2]));
    expect(await lab.rows('select count(*)::int from run_move')).toEqual([{ count: 5 }]);
  });

  it('is carried out once by two workers at a time', async () => {
    await ask(5);
    const job = await begin();
    const worker = async () => {
      while (await movePiece(lab.deps.clock, job, 1));
    };
    await Promise.all([worker(), worker()]);
    expect(await progress()).toEqual({ moved: 5, total: 5, ended: true });
    expect((await runs()).map(({ seq }) => seq)).toEqual(Array(5).fill(2));
  });

  it('can be taken back half way: what was moved comes back, the rest is never moved', async () => {
    await ask(4);
    const job = await begin();
    await movePiece(lab.deps.clock, job, 2);
    const { id } = await undoMove.call(moving.operator, { id: job.moveId });
    await carryOut(job);
    await carryOut({ ...job, moveId: id });
    expect(await progress()).toEqual({ moved: 2, total: 2, ended: true });
    expect((await runs()).map(({ version_id, seq }) => [version_id, seq])).toEqual([
      [v1, 3],
      [v1, 3],
      [v1, 1],
      [v1, 1],
    ]);
  });

  it('is taken back with the piece that is under way just then', async () => {
    await ask(2);
    const job = await begin();
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const other = rawPool().begin(async (tx) => {
      await tx`select from run for update`;
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const piece = movePiece(lab.deps.clock, job);
    await untilBlocked(1, piece);
    const undone = undoMove.call(moving.operator, { id: job.moveId });
    await untilBlocked(2, undone);
    release.resolve();
    await Promise.all([other, piece]);
    const { id, total } = await undone;
    expect(total).toBe(2);
    await carryOut({ ...job, moveId: id });
    expect((await runs()).map(({ version_id, seq }) => [version_id, seq])).toEqual(Array(2).fill([v1, 3]));
  });

  it('follows people who go to another lane meanwhile, because their contacts are merged', async () => {
    await ask(3);
    await lab.say('who are you?', { from: '5511900000009' });
    await lab.settle();
    const job = await begin();
    const middle = (await runs())[1]?.id as string;
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const merge = rawPool().begin(async (tx) => {
      await tx`select from conversation order by id for no key update`;
      held.resolve();
      await release.promise;
      await tx`
        update run r set conversation_id = c.id, bucket = c.bucket from conversation c
        where r.id = ${middle} and not exists (select from run o where o.conversation_id = c.id)`;
    });
    await held.promise;
    const piece = movePiece(lab.deps.clock, job);
    await untilBlocked(1, piece);
    release.resolve();
    await merge;
    expect(await piece).toBe(true);
    expect(await progress()).toEqual({ moved: 1, total: 3, ended: false });
    await carryOut(job);
    expect(await progress()).toEqual({ moved: 3, total: 3, ended: true });
    expect((await runs()).map(({ version_id, seq }) => [version_id, seq])).toEqual(Array(3).fill([v2, 2]));
  });

  it('holds a thousand lanes at most, and does thousands', async () => {
    await ask(1);
    await lab.rows(`
      with people as (
        select c.*, gen_random_uuid() as other from conversation c cross join generate_series(1, 2100)),
      lanes as (
        insert into conversation (workspace_id, bucket, id, channel_id, contact_id)
        select workspace_id, get_byte(uuid_send(other), 15), other, gen_random_uuid(), contact_id from people
        returning id, bucket)
      insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status,
        node, wait_reply, due_at, seq, steps, state, started_at, updated_at)
      select r.workspace_id, l.bucket, uuidv7(), l.id, r.contact_id, r.flow_id, r.version_id, r.engine_schema, r.status,
        r.node, r.wait_reply, r.due_at, r.seq, r.steps, r.state, r.started_at, r.updated_at from lanes l cross join run r`);
    const [{ due } = {}] = await lab.rows<{ due: Date }>('select due_at as due from run limit 1');
    const job = await begin();
    const sizes: unknown[] = [];
    for (let more = true; more; ) {
      more = await movePiece(lab.deps.clock, job);
      sizes.push((await progress())?.moved);
    }
    expect(sizes).toEqual([1_000, 2_000, 2_101]);
    expect(await lab.rows('select version_id, due_at, seq, count(*)::int from run group by 1, 2, 3')).toEqual([
      { version_id: v2, due_at: due, seq: 2, count: 2_101 },
    ]);
  });
});
