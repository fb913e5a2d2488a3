import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { createFlow } from './create-flow.ts';
import { deleteFlow } from './delete-flow.ts';
import { publishFlow } from './publish-flow.ts';
import { saveDraft } from './save-draft.ts';

// B60: a marketer deletes the node at which people wait, and publishes.

const minute = 60_000;
let lab: Lab;
let id: string;
let revision: number;

const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;
const crowd = Array.from({ length: 8 }, (_, i) => `55119000001${String(i).padStart(2, '0')}`);

const start = { type: 'keyword', config: { words: ['hi'], match: 'exact' } };
const say = (text: string) => ({ type: 'send-text', config: { text } });
const waiting = (words: string) =>
  drawFlow(
    {
      k: start,
      pause: { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'minutes' } } },
      t: say(words),
    },
    'k.next>pause',
    'pause.next>t',
  );
const without = drawFlow({ k: start, other: say('new') }, 'k.next>other');

async function publish(document: FlowDocument): Promise<void> {
  ({ revision } = await saveDraft.call(operator(), { id, revision, document }));
  expect(await publishFlow.call(operator(), { id, revision })).toMatchObject({ outcome: 'published' });
}

/** Runs that stand at a node which their own version does not have. */
const orphans = () =>
  lab.rows(`
    select r.id from run r left join flow_version v on v.id = r.version_id
    where r.status = 'waiting' and not coalesce(v.document @> jsonb_build_object('nodes', jsonb_build_array(jsonb_build_object('id', r.node))), false)`);

beforeEach(async () => {
  lab = await openLab();
  ({ id } = await createFlow.call(operator(), { name: 'Shop' }));
  revision = 1;
  await publish(waiting('old'));
  for (const from of crowd) await lab.say('hi', { from });
  await lab.settle();
  expect(await lab.rows(`select from run where status = 'waiting' and node = 'pause'`)).toHaveLength(crowd.length);
});

describe('B60: those who wait at a node that is deleted', () => {
  it('go on by the version that they began with; whoever comes later gets the new one', async () => {
    await publish(without);
    expect(await orphans()).toEqual([]);
    await lab.say('hi', { from: '5511900000999' });
    await lab.settle();
    expect(lab.texts()).toEqual(['new']);
    await lab.wait(minute);
    expect(lab.texts()).toEqual(['new', ...crowd.map(() => 'old')]);
    expect(await lab.rows(`select distinct status, end_reason from run`)).toEqual([
      { status: 'done', end_reason: null },
    ]);
  });

  it('are not lost when its place is taken by another node of the same name', async () => {
    await publish(drawFlow({ k: start, pause: say('not a wait any more') }, 'k.next>pause'));
    await lab.wait(minute);
    expect(lab.texts()).toEqual(crowd.map(() => 'old'));
  });

  it('keep the flow itself from being deleted', async () => {
    await expect(deleteFlow.call(operator(), { id })).rejects.toMatchObject({ code: 'flow-published' });
    expect(await orphans()).toEqual([]);
  });
});
