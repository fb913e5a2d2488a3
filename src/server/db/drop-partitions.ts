import { rawPool } from './client.ts';

/** Drops the months of messages and journals before the month of `first`. Safe to run again. */
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
}
