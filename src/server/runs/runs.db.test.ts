import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { runTurn } from '#/engine/turn/run-turn.ts';
import { compileFlow } from '#/flow/run/compile.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import { newRun } from '#/flow/run/state.ts';
import { step } from '#/flow/run/step.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { effectPerformers } from '#/worker/effects.ts';
import { listMessages } from '../conversations/list-messages.ts';
import { takeOver } from '../conversations/take-over.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { getRun } from './get-run.ts';
import { listRuns } from './list-runs.ts';
import { listSteps } from './list-steps.ts';
import { stopRun } from './stop-run.ts';

type Member = { kind: 'member'; userId: string; workspace: string };

let lab: Lab;
let ed: Member;

beforeEach(async () => {
  lab = await openLab();
  // use-cases read the database's clock: the lab begins where it stands
  lab.clock.at = Date.now();
  ed = await join('editor');
});

async function join(role: 'agent' | 'editor'): Promise<Member> {
  const userId = await makeMember(lab.ids.workspace, role);
  return { kind: 'member', userId, workspace: `lab-${lab.ids.workspace.slice(-8)}` };
}

const survey = drawFlow(
  {
    k: { type: 'keyword', config: { words: ['survey'], match: 'contains' } },
    hello: { type: 'send-text', config: { text: 'Hello' } },
    ask: { type: 'ask-question', config: { text: 'How old are you?', answer: { kind: 'number' }, variable: 'age' } },
    bye: { type: 'send-text', config: { text: 'Thank you' } },
  },
  'k.next>hello',
  'hello.next>ask',
  'ask.next>bye',
);

async function theRun() {
  const [row] = (await listRuns.call(ed, {})).rows;
  if (!row) throw new Error('there is no run');
  return row;
}

describe('reading', () => {
  it('tells where a run stands and what moved it, with what came in and went out', async () => {
    const { flowId } = await lab.publish(survey);
    await lab.say('survey please');
    await lab.settle();
    await lab.say('30');
    await lab.settle();
    const row = await theRun();
    expect(row).toMatchObject({
      flow: { id: flowId, name: 'Flow' },
      version: 1,
      contact: { name: 'Ana Silva' },
      status: 'done',
      fault: null,
      endReason: null,
    });
    const found = await getRun.call(ed, { id: row.id });
    expect(found.document).toEqual(survey);
    expect(found.vars).toEqual({ age: 30 });
    expect(found.next).toBeNull();
    expect(found.steps.map((step) => [step.seq, step.event.kind, step.late])).toEqual([
      [1, 'started', false],
      [2, 'replied', false],
    ]);
    expect(found.steps[0]?.event).toEqual({
      kind: 'started',
      node: 'k',
      content: { kind: 'text', text: 'survey please' },
    });
    expect(found.steps[0]?.trail.map((visit) => visit.node)).toEqual(['k', 'hello', 'ask']);
    expect(found.steps.map((step) => step.messages.map((m) => [m.direction, m.status]))).toEqual([
      [
        ['in', 0],
        ['out', 1],
        ['out', 1],
      ],
      [
        ['in', 0],
        ['out', 1],
      ],
    ]);
    expect(found.steps[0]?.messages[0]?.disposition).toMatchObject({ outcome: 'started-flow', runId: row.id });
  });

  it('names the node by its label, and says when its clock stands still', async () => {
    const nodes = survey.nodes.map((node) => (node.id === 'ask' ? { ...node, label: 'Age' } : node));
    await lab.publish({ ...survey, nodes });
    await lab.say('survey');
    await lab.settle();
    expect(await theRun()).toMatchObject({
      status: 'waiting',
      waitReply: true,
      held: false,
      node: { id: 'ask', type: 'ask-question', label: 'Age' },
    });
  });

  it('lists by flow, contact and status, and pages without losing or repeating', async () => {
    const { flowId } = await lab.publish(survey);
    for (let person = 0; person < 60; person++) await lab.say('survey', { from: `55119800000${10 + person}` });
    await lab.settle();
    const first = await listRuns.call(ed, { flowId, status: 'waiting' });
    const second = await listRuns.call(ed, { flowId, status: 'waiting', cursor: first.next });
    const ids = [...first.rows, ...second.rows].map((row) => row.id);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
    expect(new Set(ids).size).toBe(60);
    expect([...ids].sort().reverse()).toEqual(ids);
    const contactId = first.rows[3]?.contact.id;
    expect((await listRuns.call(ed, { contactId })).rows).toMatchObject([{ id: ids[3] }]);
    expect((await listRuns.call(ed, { status: 'failed' })).rows).toEqual([]);
    expect((await listRuns.call(ed, { flowId: lab.deps.newId() })).rows).toEqual([]);
  });

  it('pages the turns of a long run', async () => {
    const loop = drawFlow(
      {
        k: { type: 'keyword', config: { words: ['go'], match: 'exact' } },
        w: { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'minutes' } } },
      },
      'k.next>w',
      'w.next>w',
    );
    await lab.publish(loop);
    await lab.say('go');
    await lab.settle();
    for (let turn = 0; turn < 105; turn++) await lab.wait(60_000);
    const { id } = await theRun();
    const last = await getRun.call(ed, { id });
    const older = await listSteps.call(ed, { id, cursor: last.next });
    const seqs = [...older.rows, ...last.steps].map((step) => step.seq);
    expect(seqs).toEqual(Array.from({ length: 106 }, (_, i) => i + 1));
    expect(older.next).toBeNull();
  });
});

describe('stopping', () => {
  it('ends the run and takes back what it had still to say', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await runTurn(lab.deps, effectPerformers);
    const { id, conversationId } = await theRun();
    await stopRun.call(ed, { id });
    await lab.say('30');
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(await theRun()).toMatchObject({ status: 'cancelled', endReason: 'stopped', dueAt: null, waitReply: false });
    const { rows } = await listMessages.call(ed, { id: conversationId });
    expect(rows.map((m) => m.endingReason)).toEqual([null, 'stopped', 'stopped', null]);
    expect(rows.at(-1)?.disposition).toMatchObject({ outcome: 'to-inbox', reason: 'no-trigger' });
  });

  it('also stops what was under way and could be tried again', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await runTurn(lab.deps, effectPerformers);
    const { id } = await theRun();
    lab.answers.push('refuse-connection');
    await lab.sender.work();
    await stopRun.call(ed, { id });
    await lab.sender.drain();
    await lab.wait(60_000);
    expect(lab.sent).toEqual([]);
    expect(await lab.rows('select * from outbox')).toEqual([]);
  });

  it('lets a flow begin that waited for its end', async () => {
    await lab.publish(survey);
    const queued = drawFlow(
      {
        k: { type: 'keyword', config: { words: ['offer'], match: 'contains', whenBusy: 'queue' } },
        t: { type: 'send-text', config: { text: 'Our offer' } },
      },
      'k.next>t',
    );
    await lab.publish(queued);
    await lab.say('survey');
    await lab.settle();
    const { id } = await theRun();
    await lab.say('an offer?');
    await lab.settle();
    expect(lab.texts()).not.toContain('Our offer');
    await stopRun.call(ed, { id });
    await lab.wait(1_000);
    expect(lab.texts()).toContain('Our offer');
  });

  it('leaves the state as its own turns made it: folding the journal still gives it', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await lab.settle();
    const { id } = await theRun();
    await stopRun.call(ed, { id });
    const compiled = compileFlow(survey, nodeSchemas, nodeRunners);
    const turns = await lab.rows<{ event: FlowEvent }>('select event from journal order by seq');
    const folded = turns.reduce((state, { event }) => step(compiled, state, event).state, newRun);
    expect(await lab.rows('select state from run')).toEqual([{ state: JSON.parse(JSON.stringify(folded)) }]);
  });

  it('a second time, or for a run that is over, changes nothing', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await lab.settle();
    await lab.say('30');
    await lab.settle();
    const before = await theRun();
    await stopRun.call(ed, { id: before.id });
    expect(await theRun()).toEqual(before);
  });

  it('works while a person has the conversation', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await lab.settle();
    const { id, conversationId } = await theRun();
    await takeOver.call(ed, { id: conversationId });
    await stopRun.call(ed, { id });
    expect(await theRun()).toMatchObject({ status: 'cancelled', endReason: 'stopped' });
  });

  it('is for editors of this workspace only', async () => {
    await lab.publish(survey);
    await lab.say('survey');
    await lab.settle();
    const { id } = await theRun();
    await expect(stopRun.call(await join('agent'), { id })).rejects.toMatchObject({ code: 'forbidden' });
    const userId = await makePerson('Cy');
    const cy: Member = { kind: 'member', userId, workspace: (await makeWorkspace(userId)).slug };
    expect((await listRuns.call(cy, {})).rows).toEqual([]);
    for (const useCase of [getRun, listSteps, stopRun]) {
      await expect(useCase.call(cy, { id })).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await theRun()).toMatchObject({ status: 'waiting' });
  });
});
