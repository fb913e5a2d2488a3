import { checkDatabase, type DatabaseState } from '../db/check-database.ts';
import { shutdownSignal } from '../live/shutdown.ts';
import { log } from '../log.ts';

const patienceMs = 3_000;

/** A worker that is silent for longer than this is not there. */
const longestSilenceSeconds = 30;

/** What the instance is able to do. */
export interface Health {
  /** ok: everything works; degraded: people can work, but no flow runs; down: nothing can be stored. */
  status: 'ok' | 'degraded' | 'down';
  database: 'ok' | 'down' | 'not-migrated';
  worker: 'ok' | 'silent' | 'unknown';
  /** Seconds since the worker was last heard of. */
  workerSilence: number | null;
}

/** Looks at everything that the instance needs. */
export async function readHealth(look: () => Promise<DatabaseState> = checkDatabase): Promise<Health> {
  const state = await withPatience(look());
  if (!state) return { status: 'down', database: 'down', worker: 'unknown', workerSilence: null };
  const silence = state.workerSilence === null ? null : Math.round(state.workerSilence);
  const worker = silence !== null && silence <= longestSilenceSeconds ? 'ok' : 'silent';
  if (!state.migrated) return { status: 'down', database: 'not-migrated', worker, workerSilence: silence };
  return { status: worker === 'ok' ? 'ok' : 'degraded', database: 'ok', worker, workerSilence: silence };
}

/** The state, or null when it did not come in time. */
async function withPatience(looking: Promise<DatabaseState>): Promise<DatabaseState | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null);
  });
  const state = looking.catch((error: unknown) => {
    log('warn', 'database does not answer', { error });
    return null;
  });
  return Promise.race([state, late]).finally(() => clearTimeout(timer));
}

const answer = (body: unknown, status: number) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** Answers how the whole instance is: 503 when nothing can be stored. */
export async function answerHealth(): Promise<Response> {
  const health = await readHealth();
  return answer(health, health.status === 'down' ? 503 : 200);
}

/** Answers that this process runs; asks nobody else. */
export function answerLiveness(): Response {
  return answer({ status: 'ok' }, 200);
}

/** Answers whether this process should get requests: not while it ends, nor without a migrated database. */
export async function answerReadiness(): Promise<Response> {
  if (shutdownSignal().aborted) return answer({ status: 'ending' }, 503);
  const { database } = await readHealth();
  return answer({ status: database }, database === 'ok' ? 200 : 503);
}
