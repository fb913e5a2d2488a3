import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { EngineDeps } from '#/engine/deps.ts';
import { directDatabaseUrl } from '#/env/base.ts';
import type { WorkerRole } from '#/env/worker.ts';
import { listenTo } from '#/server/db/notify.ts';
import { type LogSubject, log, loggingAbout } from '#/server/log.ts';
import { figures } from '#/server/metrics/figures.ts';
import { type JobHandler, jobHandlers } from './jobs.ts';
import type { Loop } from './loop.ts';
import { workQueue } from './work-queue.ts';

/** Where pg-boss tells of new jobs in queues with `notify`; a hint alone, for every queue is looked at now and then. */
export const jobChannel = `pgboss_${createHash('sha224').update('pgboss').digest('hex').slice(0, 24)}`;

/** How often a queue is looked at when nobody rings: what a schedule brings may wait half a minute. */
const idleMs = ({ cron }: JobHandler): number => (cron ? 30_000 : 3_000);

/** The pg-boss of a worker. */
export interface JobWorker {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

/** Works the queues of this worker's roles, and keeps pg-boss's own house. */
export async function workJobs(deps: EngineDeps, roles: readonly WorkerRole[]): Promise<JobWorker> {
  const boss = new PgBoss({
    connectionString: directDatabaseUrl(),
    max: 4,
    migrate: false,
    supervise: roles.includes('upkeep'),
    // the jobs of a worker that died are found and begun again within half a minute
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    schedule: roles.includes('schedules'),
  });
  boss.on('error', (error) => log('warn', 'job queue', { error }));
  await boss.start();
  const working = new Map<string, Loop>();
  for (const [queue, handler] of Object.entries(jobHandlers)) {
    if (roles.includes('schedules') && handler.cron) await boss.schedule(queue, handler.cron, {}, { tz: 'UTC' });
    if (!roles.includes(handler.role)) continue;
    const line = workQueue(boss, queue, { atOnce: handler.atOnce, idleMs: idleMs(handler) }, (data) =>
      perform(deps, queue, handler, data),
    );
    working.set(queue, line);
  }
  const unlisten = await listenTo(
    jobChannel,
    (queue) => working.get(queue)?.wake(),
    () => working.forEach((line) => void line.wake()),
  );
  return {
    async stop() {
      await unlisten();
      await Promise.all([...working.values()].map((line) => line.stop()));
      await boss.stop({ timeout: 2_000 });
    },
  };
}

/** One job of a queue, measured; a failure is logged here and decided by the queue's policy. */
async function perform(deps: EngineDeps, queue: string, handler: JobHandler, data: unknown): Promise<void> {
  const end = figures().jobs.startTimer({ queue });
  try {
    await loggingAbout(subjectOf(data), () => handler.work(deps, data));
    end({ result: 'completed' });
  } catch (error) {
    end({ result: 'failed' });
    log('warn', 'job failed', { ...subjectOf(data), kind: queue, error });
    throw error;
  }
}

/** What a job is about, as far as its payload names it. */
function subjectOf(data: unknown): LogSubject {
  const parsed = namedByJobs.safeParse(data);
  return parsed.success ? parsed.data : {};
}

const id = z.string().optional();
const namedByJobs = z.object({ workspaceId: id, conversationId: id, runId: id, messageId: id, channelId: id });
