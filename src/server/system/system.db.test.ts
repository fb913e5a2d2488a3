import { beforeEach, expect, test } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { rawPool } from '../db/client.ts';
import { asEngine } from '../db/doors.ts';
import { nudge } from './nudge.ts';
import { readSystem } from './read-system.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;

const waitingFlow = drawFlow(
  {
    start: { type: 'keyword', config: { words: ['hi'], match: 'exact' } },
    pause: { type: 'wait', config: { until: { how: 'duration', amount: 1, unit: 'minutes' } } },
    say: { type: 'send-text', config: { text: 'later' } },
  },
  'start.next>pause',
  'pause.next>say',
);

test('the load counts the rows of the own workspace, with the age of the oldest', async () => {
  await lab.say('hello');
  await rawPool()`update inbox set ready_at = now() - interval '2 minutes'`;
  await asEngine(
    (tx) => tx`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      values (uuidv7(), 0, uuidv7(), uuidv7(), 'message', now(), now(), now() - interval '1 hour', '{}')`,
  );
  const { load } = await readSystem.call(operator(), {});
  expect(load).toMatchObject({ inbox: 1, ready: 0, overdue: 0, quarantined: 0 });
  expect(Math.round(load.inboxAge / 60)).toBe(2);
});

test('workers, queues and schedules are told, with the last run and the next', async () => {
  await asEngine((tx) => tx`insert into worker_heartbeat (id, roles) values (uuidv7(), '{engine,sender}')`);
  await rawPool()`
    insert into pgboss.schedule (name, cron, timezone) values ('retain', '43 4 * * 0', 'UTC') on conflict do nothing`;
  await rawPool()`
    insert into pgboss.job (name, state, started_on, completed_on)
    values ('retain', 'completed', '2026-11-22T04:43:00Z', '2026-11-22T04:43:01Z'),
      ('retain', 'failed', '2026-11-15T04:43:00Z', '2026-11-15T04:43:01Z'), ('retain', 'created', null, null)`;
  const { workers, jobs, schedules } = await readSystem.call(operator(), {});
  expect(workers).toEqual([expect.objectContaining({ roles: ['engine', 'sender'] })]);
  expect(jobs.find(({ queue }) => queue === 'retain')).toEqual({ queue: 'retain', waiting: 1, active: 0, failed: 1 });
  const weekly = schedules.find(({ queue }) => queue === 'retain');
  expect(weekly).toMatchObject({ lastAt: '2026-11-22T04:43:00.000Z', lastResult: 'completed' });
  const next = new Date(String(weekly?.nextAt));
  expect([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes(), next > new Date()]).toEqual([0, 4, 43, true]);
});

/** Sets the only conversation aside for a minute, as a failed turn does. */
async function setAside(): Promise<Date> {
  const [row] = await rawPool()<{ until: Date }[]>`
    update conversation set quarantined_until = date_trunc('milliseconds', now() + interval '64 seconds'), failures = 4
    returning quarantined_until as until`;
  return row?.until as Date;
}

const moments = async () => {
  const [row] = await rawPool()<{ inbox: Date | null; run: Date | null; until: Date | null }[]>`
    select (select ready_at from inbox) as inbox, (select due_at from run) as run,
      (select quarantined_until from conversation) as until`;
  return row;
};

test('a nudge tries again what was set aside with its conversation', async () => {
  await lab.publish(waitingFlow);
  await lab.say('hi');
  await lab.settle();
  await lab.say('anything');
  const aside = await setAside();
  await rawPool()`update inbox set ready_at = ${aside}`;
  await rawPool()`update run set due_at = ${aside}`;
  expect(await nudge.call(operator(), {})).toEqual({ conversations: 1 });
  const after = await moments();
  expect(after?.until).toBeNull();
  expect(Number(after?.inbox)).toBeLessThan(Number(aside));
  expect(Number(after?.run)).toBeLessThan(Number(aside));
  expect(await nudge.call(operator(), {})).toEqual({ conversations: 0 });
});

test('a nudge cuts no wait short, and starts nothing that waits for another run to end', async () => {
  await lab.publish(waitingFlow);
  await lab.say('hi');
  await lab.settle();
  await lab.say('anything');
  const aside = await setAside();
  const own = new Date(Number(aside) - 1_000);
  await rawPool()`update inbox set ready_at = 'infinity'`;
  await rawPool()`update run set due_at = ${own}`;
  await nudge.call(operator(), {});
  const [row] = await rawPool()`select ready_at::text as ready from inbox`;
  expect([row?.ready, (await moments())?.run]).toEqual(['infinity', own]);
});
