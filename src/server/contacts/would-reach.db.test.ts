import { beforeEach, expect, test } from 'vitest';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { rawPool } from '../db/client.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { wouldReach } from './would-reach.ts';

let lab: Lab;
let id: string;
beforeEach(async () => {
  lab = await openLab();
  await lab.say('hello');
  const [row] = await rawPool()<{ id: string }[]>`select id from contact`;
  id = String(row?.id);
  await rawPool()`update conversation set last_in_at = now()`;
});

const ask = async () => {
  const [reach] = await wouldReach.call({ kind: 'operator', workspaceId: lab.ids.workspace }, { id });
  return reach;
};
const goes = { verdict: 'send', reason: null, until: null };

test('somebody who wrote just now is reached by everything', async () => {
  expect(await ask()).toMatchObject({ name: 'Lab', answer: goes, marketing: goes });
});

test('the reasons are those of the gate', async () => {
  await rawPool()`update contact set opted_out_at = now()`;
  expect(await ask()).toMatchObject({ answer: goes, marketing: { verdict: 'cancel', reason: 'opted-out' } });
  await rawPool()`update contact set opted_out_at = null`;
  await rawPool()`update workspace set marketing_cap = 1`;
  await rawPool()`
    insert into marketing_sent (workspace_id, contact_id, message_id, at)
    values (${lab.ids.workspace}, ${id}, uuidv7(), now() - interval '1 day')`;
  expect(await ask()).toMatchObject({ answer: goes, marketing: { verdict: 'cancel', reason: 'frequency-cap' } });
  await rawPool()`update conversation set last_in_at = now() - interval '25 hours'`;
  const closed = { verdict: 'cancel', reason: 'window-closed' };
  expect(await ask()).toMatchObject({ answer: closed, marketing: closed });
  await rawPool()`update workspace set stopped_at = now()`;
  expect(await ask()).toMatchObject({ answer: { verdict: 'hold', reason: 'workspace-stopped' } });
});

test('quiet hours say when they end', async () => {
  const [clock] = await rawPool()<{ from: string; until: string }[]>`
    select to_char(now() at time zone 'utc' - interval '1 hour', 'HH24:MI') as from,
      to_char(now() at time zone 'utc' + interval '2 hours', 'HH24:MI') as until`;
  await rawPool()`update workspace set quiet_from = ${String(clock?.from)}, quiet_until = ${String(clock?.until)}`;
  const reach = await ask();
  expect(reach).toMatchObject({ answer: goes, marketing: { verdict: 'hold', reason: 'quiet-hours' } });
  expect(Date.parse(String(reach?.marketing.until))).toBeGreaterThan(Date.now());
});

test('nobody else is asked about', async () => {
  const { id: workspaceId } = await makeWorkspace(await makePerson('Ana'));
  await expect(wouldReach.call({ kind: 'operator', workspaceId }, { id })).rejects.toMatchObject({ code: 'not-found' });
});
