import { type JobInsert, PgBoss } from 'pg-boss';
import { baseEnv } from '#/env/base.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawTx } from '../db/client.ts';

// development reloads modules; the queue's own connections must survive that
const held = globalThis as unknown as { recadoBoss?: Promise<PgBoss> };

/** The pg-boss of a process that only enqueues: it works no jobs, keeps no schedules, migrates nothing. */
export function jobSender(): Promise<PgBoss> {
  held.recadoBoss ??= startSender().catch((thrown) => {
    held.recadoBoss = undefined;
    throw thrown;
  });
  return held.recadoBoss;
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: baseEnv().DATABASE_URL,
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on('error', () => {}); // the next use reports it
  await boss.start();
  return boss;
}

/** Lets pg-boss speak on a transaction of ours. */
export function onTransaction(tx: RawTx) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: (await tx.unsafe(text, (values ?? []) as never[])) as unknown as unknown[],
    }),
  };
}

/** A job with its payload; those of one workspace belong together, so that a worker can be fair. */
export function toJob(data: JsonObject): JobInsert {
  return typeof data.workspaceId === 'string' ? { data, group: { id: data.workspaceId } } : { data };
}

/** Enqueues jobs inside the caller's transaction: they exist if and when it commits. */
export async function enqueueJobs(tx: RawTx, queue: string, payloads: readonly JsonObject[]): Promise<void> {
  if (payloads.length === 0) return;
  const boss = await jobSender();
  await boss.insert(queue, payloads.map(toJob), { db: onTransaction(tx) });
}

/** Closes the connections that enqueuing opened. */
export async function closeJobQueue(): Promise<void> {
  const boss = await held.recadoBoss;
  held.recadoBoss = undefined;
  await boss?.stop({ graceful: false });
}
