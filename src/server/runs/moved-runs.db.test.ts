import { expect, test } from 'vitest';
import { openLab } from '#/engine/testing/lab.ts';
import { movingIn, survey } from '../moves/testing/moving.ts';
import { getRun } from './get-run.ts';
import { listSteps } from './list-steps.ts';

test('moves stand between the turns of a run, in order, and no step of an older version loses its name', async () => {
  const lab = await openLab();
  lab.clock.at = Date.now();
  const moving = movingIn(lab);
  const { flowId } = await lab.publish(survey({ ask: 'old' }));
  await lab.say('hi');
  await lab.settle();
  await lab.publish(survey({ ask: 'new' }), { flowId, number: 2 });
  const move = await moving.move({ id: flowId, choices: [{ version: 1, node: 'old', do: 'move', to: 'new' }] });
  await moving.undo(move.id);
  const away = await moving.move({ id: flowId, choices: [{ version: 1, node: 'old', do: 'exit' }] });
  await moving.undo(away.id);
  await lab.say('Ana');
  await lab.settle();

  const [run] = await lab.rows<{ id: string; seq: number }>('select id, seq from run');
  const { id, seq } = run as { id: string; seq: number };
  const found = await getRun.call(moving.operator, { id });
  expect(found.steps.map((step) => [step.seq, step.event])).toEqual([
    [1, expect.objectContaining({ kind: 'started' })],
    [2, { kind: 'moved', from: 1, to: 2, back: false }],
    [3, { kind: 'moved', from: 2, to: 1, back: true }],
    [4, { kind: 'moved', from: 1, to: null, back: false }],
    [5, { kind: 'moved', from: null, to: 1, back: true }],
    [6, expect.objectContaining({ kind: 'replied' })],
  ]);
  expect(seq).toBe(6);
  expect(found.steps.flatMap((step) => step.messages.map((message) => message.direction))).toEqual(['in', 'out', 'in']);
  const nodes = [found.document, ...found.formerDocuments].flatMap((document) => document.nodes.map((node) => node.id));
  expect(nodes).toEqual(expect.arrayContaining(['old', 'new']));
  const { rows } = await listSteps.call(moving.operator, { id, cursor: 4 });
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
});
