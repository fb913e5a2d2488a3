import { PgBoss } from 'pg-boss';
import type { EngineDeps } from '#/engine/deps.ts';
import { baseEnv } from '#/env/base.ts';
import type { WorkerRole } from '#/env/worker.ts';
import { log } from '#/server/log.ts';
import { type JobHandler, jobHandlers } from './jobs.ts';

/** The pg-boss of a worker. */
export interface JobWorker {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

/** Works the queues of this worker's roles, and keeps pg-boss's own house. */
export async function workJobs(deps: EngineDeps, roles: readonly WorkerRole[]): Promise<JobWorker> {
  const boss = new PgBoss({
    connectionString: baseEnv().DATABASE_URL,
    max: 4,
    migrate: false,
    useListenNotify: true,
    supervise: roles.includes('upkeep'),
    // the jobs of a worker that died are found and begun again within half a minute
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    schedule: roles.includes('schedules'),
  });
  boss.on('error', (error) => log('warn', 'job queue', { error }));
  await boss.start();
  for (const [queue, handler] of Object.entries(jobHandlers)) {
    if (roles.includes('schedules') && handler.cron) await boss.schedule(queue, handler.cron, {}, { tz: 'UTC' });
    if (roles.includes(handler.role)) await workQueue(boss, deps, queue, handler);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}

async function workQueue(boss: PgBoss, deps: EngineDeps, queue: string, handler: JobHandler): Promise<void> {
  await boss.work(
    queue,
    { batchSize: handler.atOnce, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds: 3 },
    async (jobs) =>
      Promise.all(
        jobs.map(async ({ id, data }) => {
          try {
            await handler.work(deps, data);
            return { id, status: 'completed' as const };
          } catch (error) {
            log('warn', 'job failed', { kind: queue, error });
            return { id, status: 'failed' as const, output: { error: error instanceof Error ? error.name : 'error' } };
          }
        }),
      ),
  );
}
