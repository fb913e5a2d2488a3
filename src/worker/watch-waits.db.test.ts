import { expect, test } from 'vitest';
import { rawPool } from '#/server/db/client.ts';
import { watchWaits } from './watch-waits.ts';

test('overdue waits are reported when they appear and when they grow, not at every look', async () => {
  const reports: unknown[] = [];
  const look = watchWaits({ pool: rawPool(), report: (event, details) => reports.push([event, details]) });
  const add = (secondsAgo: number) => rawPool()`
    insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, due_at, seq,
      steps, state, started_at, updated_at)
    select uuidv7(), 0, uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), 1, 'waiting', now() - make_interval(secs => ${secondsAgo}), 1, 1,
      '{}', now(), now()`;
  await add(5);
  await look();
  expect(reports).toEqual([]);
  await add(20);
  await look();
  await look();
  expect(reports).toEqual([['waits-overdue', { count: 1 }]]);
  await add(30);
  await look();
  expect(reports).toHaveLength(2);
  await rawPool()`update run set due_at = null`;
  await look();
  await add(30);
  await look();
  expect(reports).toHaveLength(3);
});
