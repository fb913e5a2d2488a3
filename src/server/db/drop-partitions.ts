import { rawPool } from './client.ts';
import { asEngine } from './doors.ts';

/** Rows that one statement removes; more of them would hold their locks for too long. */
const atOnce = 10_000;

/** Drops the months of messages and journals before the month of `first`, with what is told of those messages. Safe to run again. */
export async function dropPartitions(first: Date): Promise<void> {
  const month = first.toISOString().slice(0, 7).replace('-', '');
  const old = await rawPool()<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relispartition and relname ~ '^(message|journal)_[0-9]{6}$'
      and right(relname, 6) < ${month} order by 1`;
  for (const { name } of old) await rawPool()`drop table ${rawPool()(name)}`;
  // imported history may be older than any month that was made
  await rawPool()`delete from message_rest where id < recado_uuid_at(${first})`;
  await rawPool()`delete from journal_rest where at < ${first}`;
  for (const table of ['disposition', 'send_audit'] as const) await dropToldBefore(table, first);
}

/** Removes what is told of messages from before a moment, which their ids carry. */
async function dropToldBefore(table: 'disposition' | 'send_audit', first: Date): Promise<void> {
  for (let removed = atOnce; removed === atOnce; ) {
    removed = await asEngine(async (tx) => {
      const gone = await tx`
        delete from ${tx(table)} where ctid = any(array(
          select ctid from ${tx(table)} where message_id < recado_uuid_at(${first}) limit ${atOnce}))`;
      return gone.count;
    });
  }
}
