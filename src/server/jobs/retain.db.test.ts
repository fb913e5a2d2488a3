import { afterEach, expect, test } from 'vitest';
import { rawPool } from '../db/client.ts';
import { ensurePartitions } from '../db/ensure-partitions.ts';
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

test('without the setting everything is kept', async () => {
  await ensurePartitions(new Date('2020-01-01'), 0);
  await retain(new Date('2026-03-15'));
  expect(await months('message')).toContain('202001');
});
