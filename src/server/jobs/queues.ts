import type { Queue } from 'pg-boss';

type Policy = Omit<Queue, 'name'>;

const prompt = { notify: true, heartbeatSeconds: 15 } as const;

/** Every pg-boss queue and how it retries. Payloads are defined beside, one file per job. */
export const queues = {
  'fetch-media': { ...prompt, retryLimit: 6, retryDelay: 2, retryBackoff: true },
  'request-http': { ...prompt, retryLimit: 3, retryDelay: 1, retryBackoff: true },
  'mark-read': { ...prompt, retryLimit: 3, retryDelay: 2, retryBackoff: true },
  'keep-house': { retryLimit: 2 },
} as const satisfies Record<string, Policy>;
export type QueueName = keyof typeof queues;
