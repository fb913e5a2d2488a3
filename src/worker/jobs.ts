import type { z } from 'zod';
import type { EngineDeps } from '#/engine/deps.ts';
import type { WorkerRole } from '#/env/worker.ts';
import { runImport } from '#/server/imports/run-import.ts';
import { auditAll } from '#/server/jobs/audit-all.ts';
import { changeContactsJob } from '#/server/jobs/change-contacts.ts';
import { fetchMediaJob } from '#/server/jobs/fetch-media.ts';
import { freezeAudienceJob } from '#/server/jobs/freeze-audience.ts';
import { handBackAll } from '#/server/jobs/hand-back-all.ts';
import { importContactsJob } from '#/server/jobs/import-contacts.ts';
import { keepHouse } from '#/server/jobs/keep-house.ts';
import { markReadJob } from '#/server/jobs/mark-read.ts';
import { moveRunsJob } from '#/server/jobs/move-runs.ts';
import type { QueueName } from '#/server/jobs/queues.ts';
import { requestHttpJob } from '#/server/jobs/request-http.ts';
import { retain } from '#/server/jobs/retain.ts';
import { sendTestJob } from '#/server/jobs/send-test.ts';
import { syncAllTemplates } from '#/server/jobs/sync-all-templates.ts';
import { syncTemplatesJob } from '#/server/jobs/sync-templates.ts';
import { changeContacts } from './jobs/change-contacts.ts';
import { fetchMedia } from './jobs/fetch-media.ts';
import { freezeAudience } from './jobs/freeze-audience.ts';
import { markRead } from './jobs/mark-read.ts';
import { moveRuns } from './jobs/move-runs.ts';
import { requestHttp } from './jobs/request-http.ts';
import { sendTest } from './jobs/send-test.ts';
import { syncTemplates } from './jobs/sync-templates.ts';

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
  'import-contacts': handler(importContactsJob, (_deps, job) => runImport(job), { role: 'upkeep', atOnce: 2 }),
  'change-contacts': handler(changeContactsJob, changeContacts, { role: 'upkeep', atOnce: 2 }),
  'freeze-audience': handler(freezeAudienceJob, freezeAudience, { role: 'broadcasts', atOnce: 4 }),
  'send-test': handler(sendTestJob, sendTest, { role: 'broadcasts', atOnce: 4 }),
  'sync-templates': handler(syncTemplatesJob, syncTemplates, { role: 'activities', atOnce: 2 }),
  'sync-all-templates': { role: 'upkeep', atOnce: 1, cron: '23 * * * *', work: (deps) => syncAllTemplates(deps) },
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
