import { beforeEach, expect, test } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { setChannelState } from '../channels/set-channel-state.ts';
import { rawPool } from '../db/client.ts';
import { setFlowStatus } from '../flows/set-flow-status.ts';
import { stopRun } from '../runs/stop-run.ts';
import { stopSending } from '../workspaces/stop-sending.ts';

let lab: Lab;
let flowId: string;
const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;

/** Three messages of one run: the first under way, two planned behind it. */
beforeEach(async () => {
  lab = await openLab();
  const say = (text: string) => ({ type: 'send-text', config: { text } });
  const start = { type: 'keyword', config: { words: ['hi'], match: 'exact' } };
  const document = drawFlow(
    {
      start,
      one: say('1'),
      two: say('2'),
      three: say('3'),
      pause: { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'days' } } },
    },
    'start.next>one',
    'one.next>two',
    'two.next>three',
    'three.next>pause',
  );
  ({ flowId } = await lab.publish(document));
  await lab.say('hi');
  await lab.turn();
  await rawPool()`
    update outbox set state = 'sending', attempt = 1, lease_until = now() + interval '12 seconds'
    where id = (select id from outbox order by id limit 1)`;
});

test('pausing and stopping say what is held back and what was under way already', async () => {
  const met = { held: 2, cancelled: 0, inFlight: 1 };
  expect(await stopSending.call(operator(), { stopped: true })).toEqual(met);
  expect(await setFlowStatus.call(operator(), { id: flowId, status: 'paused' })).toEqual(met);
  expect(await setChannelState.call(operator(), { id: lab.ids.channel, state: 'paused' })).toEqual(met);
});

test('archiving says what is cancelled', async () => {
  const met = { held: 0, cancelled: 2, inFlight: 1 };
  expect(await setFlowStatus.call(operator(), { id: flowId, status: 'archived' })).toEqual(met);
});

test('stopping a run cancels what it had still to say, and counts it', async () => {
  const [row] = await rawPool()<{ id: string }[]>`select id from run`;
  expect(await stopRun.call(operator(), { id: String(row?.id) })).toEqual({ held: 0, cancelled: 2, inFlight: 1 });
  expect(await stopRun.call(operator(), { id: String(row?.id) })).toEqual({ held: 0, cancelled: 0, inFlight: 1 });
});
