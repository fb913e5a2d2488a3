import { asEngine } from '../db/doors.ts';
import { type Load, loadStatement } from './load.ts';

/** The whole instance, over all workspaces: numbers only. */
export interface Instance extends Load {
  /** How long the next send of the most loaded number waits for its turn, in seconds. */
  limiterWait: number;
  /** Connections to this database, and how many the server allows. */
  connections: number;
  connectionsMost: number;
  channels: { state: string; count: number }[];
  jobs: { queue: string; waiting: number; active: number; failed: number; age: number }[];
  /** Seconds since any worker was last heard of; null when none ever was. */
  workerSilence: number | null;
}

/** Counts what the instance has to do. Throws `OperationalError` when the database does not answer. */
export function readInstance(): Promise<Instance> {
  return asEngine(async (tx) => {
    const [load] = await tx.unsafe<Load[]>(loadStatement);
    const [rest] = await tx<Pick<Instance, 'limiterWait' | 'connections' | 'connectionsMost' | 'workerSilence'>[]>`
      select (select coalesce(greatest(0, extract(epoch from max(tat) - now())), 0)::float from channel_limit) as "limiterWait",
        (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
        current_setting('max_connections')::int as "connectionsMost",
        (select extract(epoch from clock_timestamp() - max(beat_at))::float from worker_heartbeat) as "workerSilence"`;
    const channels = await tx<Instance['channels']>`select state, count(*)::int as count from channel group by state`;
    const jobs = await tx<Instance['jobs']>`
      select name as queue, count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
        count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'failed')::int as failed,
        coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())), 0)::float as age
      from pgboss.job where name not like '\\_\\_%' group by name order by name`;
    if (!load || !rest) throw new Error('the counts have one row each');
    return { ...load, ...rest, channels: [...channels], jobs: [...jobs] };
  });
}
