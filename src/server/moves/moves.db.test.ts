import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import { rawPool } from '#/server/db/client.ts';
import { runAudit } from '../audit/run-audit.ts';
import { takeOver } from '../conversations/take-over.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { listMoves } from './list-moves.ts';
import { planMove } from './plan-move.ts';
import { startMove } from './start-move.ts';
import { foldRun } from './testing/fold-run.ts';
import { movingIn, survey } from './testing/moving.ts';
import { undoMove } from './undo-move.ts';

const [ana, bo, cy] = ['5511900000001', '5511900000002', '5511900000003'];
const hour = 3_600_000;

let lab: Lab;
let moving: ReturnType<typeof movingIn>;
let flowId: string;
let v1: string;

beforeEach(async () => {
  lab = await openLab();
  moving = movingIn(lab);
  ({ flowId, versionId: v1 } = await lab.publish(survey()));
});

interface Run {
  id: string;
  version_id: string;
  status: string;
  node: string;
  seq: number;
  due_at: Date | null;
  held_due_at: Date | null;
  end_reason: string | null;
  state: unknown;
}
const runs = () => lab.rows<Run>('select * from run order by id');
const theRun = async () => (await runs())[0] as Run;

/** Somebody begins, and answers the question if asked to. */
async function begin(from: string, answer?: string) {
  await lab.say('hi', { from });
  await lab.settle();
  if (answer === undefined) return;
  await lab.say(answer, { from });
  await lab.settle();
}

const publish = async (document: ReturnType<typeof survey>, number = 2) =>
  (await lab.publish(document, { flowId, number })).versionId;

/** Folding what is written down gives what is stored, at every step on the way to it. */
async function expectFolds() {
  for (const run of await runs()) {
    const folded = await foldRun(run.id, v1);
    expect(folded.at(-1)).toEqual({ seq: run.seq, state: run.state });
  }
}

/** For each version: begun there + moved in = ended + waiting + moved away. */
async function expectAddsUp() {
  const rows = await lab.rows<{ entered: number; left: number }>(`
    with passages as (
      select r.id, (select before ->> 'versionId' from run_move m where m.run_id = r.id and before is not null order by seq limit 1) as first,
        r.version_id::text as now from run r)
    select v.number,
      (select count(*) from passages where coalesce(first, now) = v.id::text)
        + (select count(*) from run_move where before is not null and after ->> 'versionId' = v.id::text) as entered,
      (select count(*) from passages where now = v.id::text)
        + (select count(*) from run_move where after is not null and before ->> 'versionId' = v.id::text) as left
    from flow_version v`);
  for (const { entered, left } of rows) expect(entered).toBe(left);
}

describe('the plan', () => {
  it('counts the people at each node, and proposes to go on where that is possible', async () => {
    await begin(ana as string);
    await begin(bo as string, 'Bo');
    await begin(cy as string, 'Cy');
    await publish(survey({ type: 'send-text', asks: 'Your name?' }));
    const plan = await planMove.call(moving.operator, { id: flowId });
    expect(plan).toMatchObject({ to: 2, people: 3 });
    expect(plan.nodes).toMatchObject([
      { version: 1, node: { id: 'ask', type: 'ask-question' }, people: 1, changed: true, movable: 1, proposed: 'move' },
      { version: 1, node: { id: 'rest' }, people: 2, changed: true, movable: 0, targets: [], proposed: 'stay' },
    ]);
    expect(plan.nodes[0]?.targets).toEqual(['ask']);
  });

  it('of a version against itself differs nowhere', async () => {
    await begin(ana as string);
    await begin(bo as string, 'Bo');
    expect((await planMove.call(moving.operator, { id: flowId })).nodes).toEqual([]);
    await publish(survey());
    const { nodes } = await planMove.call(moving.operator, { id: flowId });
    expect(nodes.map(({ changed, movable, people }) => ({ changed, all: movable === people }))).toEqual([
      { changed: false, all: true },
      { changed: false, all: true },
    ]);
    const before = await runs();
    await moving.move({ id: flowId, to: 1 });
    expect(await runs()).toEqual(before);
  });

  it('needs a version to move to', async () => {
    await lab.rows(`update flow set live_version_id = null`);
    await expect(planMove.call(moving.operator, { id: flowId })).rejects.toMatchObject({ code: 'flow-not-live' });
    await expect(planMove.call(moving.operator, { id: flowId, to: 7 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('moving', () => {
  it('takes people over with the time that they have left, and on from there by the new version', async () => {
    await begin(ana as string, 'Ana');
    const before = await theRun();
    const v2 = await publish(survey({ greeting: 'two', hours: 5 }));
    await lab.wait(hour / 3);
    expect(await moving.move({ id: flowId })).toMatchObject({ to: 2, total: 1, moved: 1, exited: 0 });
    const after = await theRun();
    expect(after).toMatchObject({ version_id: v2, node: 'rest', status: 'waiting', seq: before.seq + 1 });
    expect(after.due_at).toEqual(before.due_at);
    expect(after.state).toEqual(before.state);
    await lab.wait((2 / 3) * hour - 1_000);
    expect(lab.texts()).toEqual(['Name?']);
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['Name?', 'two: Ana']);
    await expectFolds();
    await expectAddsUp();
  });

  it('to where the target counts differently takes its time only when asked, from when the wait began', async () => {
    await begin(ana as string, 'Ana');
    const began = lab.clock.at;
    await publish(survey({ hours: 5 }));
    await lab.wait(hour / 2);
    await moving.move({ id: flowId, recompute: true });
    expect((await theRun()).due_at).toEqual(new Date(began + 5 * hour));
    await expectFolds();
    await publish(survey({ hours: 0.25, greeting: 'three' }), 3);
    await moving.move({ id: flowId, recompute: true });
    await lab.settle();
    expect(lab.texts().at(-1)).toBe('three: Ana');
    await expectFolds();
  });

  it('follows the choices: on at another node, out of the flow, or nothing at all', async () => {
    await begin(ana as string);
    await begin(bo as string, 'Bo');
    const v2 = await publish(survey({ ask: 'ask2', greeting: 'two' }));
    const choices = [
      { version: 1, node: 'ask', do: 'move', to: 'ask2' },
      { version: 1, node: 'rest', do: 'stay' },
      { version: 1, node: 'nobody', do: 'exit' },
    ] as const;
    expect(await moving.move({ id: flowId, choices: [...choices] })).toMatchObject({ total: 1, moved: 1 });
    expect(await runs()).toMatchObject([
      { version_id: v2, node: 'ask2' },
      { version_id: v1, node: 'rest' },
    ]);
    await lab.say('Ana', { from: ana as string });
    await lab.settle();
    await lab.wait(hour);
    expect(lab.texts().slice(-2).sort()).toEqual(['one: Bo', 'two: Ana']);
    await expectFolds();
    await expectAddsUp();
  });

  it('never lets anybody go on at a node of another type', async () => {
    await begin(ana as string);
    await publish(survey());
    const choices = [{ version: 1, node: 'ask', do: 'move' as const, to: 'rest' }];
    await expect(startMove.call(moving.operator, { id: flowId, choices })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await lab.rows('select * from flow_move')).toEqual([]);
  });

  it('ends the runs of those who leave, and lets begin what waited for that', async () => {
    await begin(ana as string, 'Ana');
    await publish(survey({ asks: 'And your name?' }));
    await begin(ana as string);
    expect(lab.texts()).toEqual(['Name?']);
    const choices = [{ version: 1, node: 'rest', do: 'exit' as const }];
    const before = await theRun();
    expect(await moving.move({ id: flowId, choices })).toMatchObject({ total: 1, moved: 0, exited: 1 });
    const left = await theRun();
    expect(left).toMatchObject({ status: 'cancelled', end_reason: 'moved-out', due_at: null, seq: before.seq + 1 });
    expect(left.state).toEqual(before.state);
    await expectFolds();
    await lab.wait(1_000);
    expect(lab.texts()).toEqual(['Name?', 'And your name?']);
  });

  it('leaves the clocks of those standing still whom people answer', async () => {
    lab.clock.at = Date.now();
    await begin(ana as string, 'Ana');
    const due = (await theRun()).due_at as Date;
    const [conversation] = await lab.rows<{ id: string }>('select id from conversation');
    await takeOver.call(moving.operator, { id: conversation?.id as string });
    await lab.wait(2 * hour);
    await publish(survey({ greeting: 'two' }));
    const move = await moving.move({ id: flowId });
    expect(await theRun()).toMatchObject({ due_at: null, held_due_at: due });
    // the clock goes on meanwhile, and has been given more time: taking the move back does not touch it
    const given = new Date(lab.clock.at + hour);
    await lab.rows(`update run set due_at = '${given.toISOString()}', held_due_at = null`);
    await moving.undo(move.id);
    expect(await theRun()).toMatchObject({ version_id: v1, due_at: given, held_due_at: null });
    await expectFolds();
  });

  it('keeps the buttons that people have already got', async () => {
    const menu = (text: string) =>
      drawFlow(
        {
          k: { type: 'keyword', config: { words: ['menu'], match: 'exact' } },
          q: { type: 'ask-question', config: { text: 'Name?', answer: { kind: 'text' }, variable: 'name' } },
          b: { type: 'send-buttons', config: { text: 'Which?', options: [{ id: 'x1', label: 'Apples' }] } },
          t: { type: 'send-text', config: { text } },
        },
        'k.next>q',
        'q.next>b',
        'b.x1>t',
      );
    const old = await lab.publish(menu('one'));
    for (const text of ['menu', 'Ana']) {
      await lab.say(text);
      await lab.settle();
    }
    await lab.publish(menu('two: {{ name }}'), { flowId: old.flowId, number: 2 });
    await moving.move({ id: old.flowId });
    const id = writeChoiceToken({ version: old.versionId, node: 'b', exit: 'x1' });
    const interactive = { type: 'button_reply', button_reply: { id, title: 'Apples' } };
    await lab.say('', { message: { type: 'interactive', interactive } });
    await lab.settle();
    // the same run, with all that it knows
    expect(lab.texts().at(-1)).toBe('two: Ana');
    expect(await lab.rows('select status, end_reason from run')).toEqual([{ status: 'done', end_reason: null }]);
  });

  it('is one at a time for a flow', async () => {
    await begin(ana as string);
    await publish(survey());
    const begun = await startMove.call(moving.operator, { id: flowId });
    await expect(startMove.call(moving.operator, { id: flowId })).rejects.toMatchObject({ code: 'move-under-way' });
    await moving.carryOut(begun);
    await startMove.call(moving.operator, { id: flowId });
  });
});

describe('the audit', () => {
  const runsOf = async () => (await runAudit.call(moving.operator, {})).equations.find(({ name }) => name === 'runs');

  beforeEach(async () => {
    lab.clock.at = Date.now() - 120_000;
    await begin(ana as string);
    await begin(bo as string, 'Bo');
    await publish(survey());
  });

  it('counts who left by a move as moved, and who went on as waiting', async () => {
    await moving.move({ id: flowId, choices: [{ version: 1, node: 'ask', do: 'exit' }] });
    expect(await runsOf()).toMatchObject({ total: 2, parts: { waiting: 1, moved: 1, cancelled: 0 }, holds: true });
  });

  it('finds a run that does not stand where it was moved to', async () => {
    await moving.move({ id: flowId });
    expect(await runsOf()).toMatchObject({ holds: true });
    await lab.rows(`update run set version_id = '${v1}' where node = 'rest'`);
    expect(await runsOf()).toMatchObject({ holds: false, exceptions: [{ reason: 'run-astray' }] });
  });
});

describe('undoing', () => {
  it('brings exactly those back who have not gone on since, and names the others', async () => {
    await begin(ana as string);
    await begin(bo as string);
    const before = await runs();
    await publish(survey({ greeting: 'two' }));
    const move = await moving.move({ id: flowId });
    await lab.say('Bo', { from: bo as string });
    await lab.settle();
    const gone = (await runs())[1];
    const undone = await moving.undo(move.id);
    expect(undone).toMatchObject({ undoes: move.id, total: 2, moved: 1, left: [gone?.id] });
    const [back, on] = await runs();
    expect(back).toMatchObject({ version_id: v1, seq: (before[0]?.seq as number) + 2 });
    expect([back?.state, back?.due_at, on]).toEqual([before[0]?.state, before[0]?.due_at, gone]);
    await lab.say('Ana', { from: ana as string });
    await lab.settle();
    await lab.wait(hour);
    expect(lab.texts().slice(-2).sort()).toEqual(['one: Ana', 'two: Bo']);
    await expectFolds();
    await expectAddsUp();
  });

  it('lets those go on again who had left, with the time that they had', async () => {
    await begin(ana as string, 'Ana');
    const before = await theRun();
    await publish(survey());
    const move = await moving.move({ id: flowId, choices: [{ version: 1, node: 'rest', do: 'exit' }] });
    await lab.wait(hour / 2);
    expect(await moving.undo(move.id)).toMatchObject({ moved: 1, left: [] });
    expect(await theRun()).toMatchObject({ status: 'waiting', due_at: before.due_at, end_reason: null });
    await lab.wait(hour / 2);
    expect(lab.texts().at(-1)).toBe('one: Ana');
    await expectFolds();
  });

  it('leaves those alone who have begun anew, or were stopped', async () => {
    await begin(ana as string);
    await begin(bo as string, 'Bo');
    await publish(survey());
    const move = await moving.move({ id: flowId, choices: [{ version: 1, node: 'ask', do: 'exit' }] });
    await begin(ana as string);
    await lab.rows(`update run set status = 'cancelled', end_reason = 'stopped', due_at = null where node = 'rest'`);
    const before = await runs();
    const undone = await moving.undo(move.id);
    expect(undone).toMatchObject({ total: 2, moved: 0 });
    expect(undone.left).toHaveLength(2);
    expect(await runs()).toEqual(before);
  });

  it('puts a time back that was counted anew', async () => {
    await begin(ana as string, 'Ana');
    const before = await theRun();
    await publish(survey({ hours: 5 }));
    const move = await moving.move({ id: flowId, recompute: true });
    await moving.undo(move.id);
    expect(await theRun()).toMatchObject({ due_at: before.due_at, state: before.state });
    await expectFolds();
  });

  it('twice is once, and it can be undone itself', async () => {
    await begin(ana as string);
    const v2 = await publish(survey());
    const move = await moving.move({ id: flowId });
    const undone = await moving.undo(move.id);
    expect((await moving.undo(move.id)).id).toBe(undone.id);
    expect(await theRun()).toMatchObject({ version_id: v1 });
    await moving.undo(undone.id);
    expect(await theRun()).toMatchObject({ version_id: v2 });
    const [last, second, first] = await listMoves.call(moving.operator, { id: flowId });
    expect([first?.undoneBy, second?.undoneBy, last?.undoneBy]).toEqual([undone.id, last?.id, null]);
    await expectFolds();
  });
});

it('none of it is there for another workspace', async () => {
  await begin(ana as string);
  await publish(survey());
  const move = await moving.move({ id: flowId });
  const userId = await makePerson('Cy');
  const stranger = { kind: 'member', userId, workspace: (await makeWorkspace(userId)).slug } as const;
  const before = [await runs(), await lab.rows('select * from flow_move')];
  for (const useCase of [planMove, startMove, listMoves]) {
    await expect(useCase.call(stranger, { id: flowId })).rejects.toMatchObject({ code: 'not-found' });
  }
  await expect(undoMove.call(stranger, { id: move.id })).rejects.toMatchObject({ code: 'not-found' });
  expect([await runs(), await lab.rows('select * from flow_move')]).toEqual(before);
  expect(await rawPool()`select from run_move where workspace_id <> ${lab.ids.workspace}`).toHaveLength(0);
});
