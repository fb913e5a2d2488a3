import journal from '../../../drizzle/meta/_journal.json' with { type: 'json' };
import { rawPool } from './client.ts';
import { nameDatabaseError } from './conflicts.ts';

/** What the database says of itself. */
export interface DatabaseState {
  /** True when every migration that this build knows has run. */
  migrated: boolean;
  /** Seconds since any worker was last heard of; null when none ever was. */
  workerSilence: number | null;
}

const newest = Math.max(...journal.entries.map((entry) => entry.when));

/** Looks at the database. Throws `OperationalError` when it does not answer. */
export async function checkDatabase(): Promise<DatabaseState> {
  try {
    const [state] = await rawPool()<{ newest: string | null; silence: number | null }[]>`
      select (select max(created_at) from drizzle.__drizzle_migrations) as newest,
        (select extract(epoch from clock_timestamp() - max(beat_at))::float from worker_heartbeat) as silence`;
    return { migrated: Number(state?.newest) >= newest, workerSilence: state?.silence ?? null };
  } catch (thrown) {
    const code = (thrown as { code?: string }).code;
    if (code === '42P01' || code === '3F000') return { migrated: false, workerSilence: null };
    throw nameDatabaseError(thrown);
  }
}
