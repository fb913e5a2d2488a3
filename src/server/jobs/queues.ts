import type { Queue } from 'pg-boss';

type Policy = Omit<Queue, 'name'>;

const prompt = { notify: true, heartbeatSeconds: 10 } as const;

/** Every pg-boss queue and how it retries. Payloads are defined beside, one file per job. */
export const queues = {
  // seconds at first, then every six hours: more tries than fit into the week that a file lies at the provider
  'fetch-media': { ...prompt, retryLimit: 60, retryDelay: 5, retryBackoff: true, retryDelayMax: 6 * 3_600 },
  'request-http': { ...prompt, retryLimit: 3, retryDelay: 1, retryBackoff: true },
  'mark-read': { ...prompt, retryLimit: 3, retryDelay: 2, retryBackoff: true },
  // a million runs take longer than a job usually may; whoever dies meanwhile is noticed by the heartbeat
  'move-runs': {
    ...prompt,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 86_400,
  },
  // a million contacts, too
  'change-contacts': {
    ...prompt,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 86_400,
  },
  // who gets a broadcast is written down once; the broadcast waits for it
  'freeze-audience': {
    ...prompt,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 86_400,
  },
  // done once or not at all: somebody who sees nothing asks again
  'send-test': { notify: true, retryLimit: 0 },
  // the provider may be down for a while, and is asked again every hour anyway
  'sync-templates': { ...prompt, retryLimit: 6, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 },
  'sync-all-templates': { retryLimit: 1, deleteAfterSeconds: 2 * 86_400 },
  'import-contacts': {
    ...prompt,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 86_400,
  },
  'keep-house': { retryLimit: 2 },
  audit: { retryLimit: 2 },
  // every minute: what was done an hour ago interests nobody
  'hand-back': { retryLimit: 0, deleteAfterSeconds: 3_600 },
  // kept longer than its own week, so that the last run can be shown
  retain: { retryLimit: 2, deleteAfterSeconds: 15 * 86_400 },
} as const satisfies Record<string, Policy>;
export type QueueName = keyof typeof queues;
