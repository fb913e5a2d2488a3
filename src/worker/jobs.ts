import type { z } from 'zod';
import type { EngineDeps } from '#/engine/deps.ts';
import type { WorkerRole } from '#/env/worker.ts';
import { auditAll } from '#/server/jobs/audit-all.ts';
import { fetchMediaJob } from '#/server/jobs/fetch-media.ts';
import { handBackAll } from '#/server/jobs/hand-back-all.ts';
import { keepHouse } from '#/server/jobs/keep-house.ts';
import { markReadJob } from '#/server/jobs/mark-read.ts';
import { moveRunsJob } from '#/server/jobs/move-runs.ts';
import type { QueueName } from '#/server/jobs/queues.ts';
import { requestHttpJob } from '#/server/jobs/request-http.ts';
import { retain } from '#/server/jobs/retain.ts';
import { fetchMedia } from './jobs/fetch-media.ts';
import { markRead } from './jobs/mark-read.ts';
import { moveRuns } from './jobs/move-runs.ts';
import { requestHttp } from './jobs/request-http.ts';

/** One kind of background job: who does it, how many at once, and what does it. */
export interface JobHandler {
  role: WorkerRole;
  /** Jobs of this kind that one worker does at the same time. */
  atOnce: number;
  /** When it comes by itself, as a cron line in UTC. */
  cron?: string;
  /** Does one job; the payload is parsed here. Throwing makes pg-boss try again by the queue's policy. */
  work(deps: EngineDeps, data: unknown): Promise<void>;
}

/** Ties a payload's schema to the handler that takes it. */
function handler<Schema extends z.ZodType>(
  schema: Schema,
  work: (deps: EngineDeps, job: z.output<Schema>) => Promise<void>,
  rest: Omit<JobHandler, 'work'>,
): JobHandler {
  return { ...rest, work: (deps, data) => work(deps, schema.parse(data)) };
}

/** What works each queue. */
export const jobHandlers: Record<QueueName, JobHandler> = {
  'fetch-media': handler(fetchMediaJob, fetchMedia, { role: 'activities', atOnce: 4 }),
  'request-http': handler(requestHttpJob, requestHttp, { role: 'activities', atOnce: 20 }),
  'mark-read': handler(markReadJob, markRead, { role: 'activities', atOnce: 10 }),
  'move-runs': handler(moveRunsJob, moveRuns, { role: 'upkeep', atOnce: 4 }),
  'keep-house': {
    role: 'upkeep',
    atOnce: 1,
    cron: '17 3 * * *',
    work: (deps) => keepHouse(new Date(deps.clock.now())),
  },
  'hand-back': { role: 'upkeep', atOnce: 1, cron: '* * * * *', work: (deps) => handBackAll(deps) },
  audit: { role: 'upkeep', atOnce: 1, cron: '7 * * * *', work: (deps) => auditAll(deps) },
  retain: { role: 'upkeep', atOnce: 1, cron: '43 4 * * 0', work: (deps) => retain(new Date(deps.clock.now())) },
};
