import { afterEach, expect, test } from 'vitest';
import { rawPool } from '../db/client.ts';
import { asEngine } from '../db/doors.ts';
import { ensurePartitions } from '../db/ensure-partitions.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { retain } from './retain.ts';

const months = async (table: string) => {
  const rows = await rawPool()<{ month: string }[]>`
    select right(inhrelid::regclass::text, 6) as month from pg_inherits
    where inhparent = ${table}::regclass and inhrelid::regclass::text ~ '_[0-9]{6}$' order by 1`;
  return rows.map(({ month }) => month);
};

afterEach(() => {
  delete process.env.KEEP_MESSAGES_MONTHS;
});

test('months older than the instance keeps are dropped, the others stay', async () => {
  await ensurePartitions(new Date('2025-11-01'), 4);
  process.env.KEEP_MESSAGES_MONTHS = '2';
  await retain(new Date('2026-03-15'));
  for (const table of ['message', 'journal']) {
    const left = await months(table);
    expect(left.filter((month) => month < '202604')).toEqual(['202601', '202602', '202603']);
  }
  await retain(new Date('2026-03-15'));
});

test('history that was imported from before any month goes, too', async () => {
  await rawPool()`
    insert into message (workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, body)
    select uuidv7(), 0, recado_uuid_at(at), uuidv7(), uuidv7(), 'in', at, 'contact', '{"in":{"kind":"text","text":"old"}}'
    from unnest(array['2019-05-05', '2026-02-02']::timestamptz[]) as at`;
  process.env.KEEP_MESSAGES_MONTHS = '2';
  await retain(new Date('2026-03-15'));
  const left = await rawPool()<{ year: string }[]>`select to_char(at, 'YYYY') as year from message`;
  expect(left).toEqual([{ year: '2026' }]);
});

test('what became of a message, and what was found out about a send, go with its month', async () => {
  const { id } = await makeWorkspace(await makePerson('Ana'));
  const old = '2025-12-31T23:59:59.999Z';
  const kept = '2026-01-01T00:00:00Z';
  await asEngine(async (tx) => {
    await tx`
      insert into disposition (workspace_id, message_id, conversation_id, at, outcome)
      select ${id}, recado_uuid_at(at), uuidv7(), at, 'ignored' from unnest(${[old, kept]}::text[]::timestamptz[]) as at`;
    await tx`
      insert into send_audit (workspace_id, message_id, attempt, at, finding)
      select ${id}, recado_uuid_at(at), 1, at, 'uncertain' from unnest(${[old, kept]}::text[]::timestamptz[]) as at`;
  });
  process.env.KEEP_MESSAGES_MONTHS = '2';
  await retain(new Date('2026-03-15'));
  for (const table of ['disposition', 'send_audit']) {
    const left = await rawPool()<{ at: Date }[]>`select at from ${rawPool()(table)}`;
    expect(left).toEqual([{ at: new Date(kept) }]);
  }
});

test('without the setting everything is kept', async () => {
  await ensurePartitions(new Date('2020-01-01'), 0);
  await retain(new Date('2026-03-15'));
  expect(await months('message')).toContain('202001');
});
