import { workerEnv } from '#/env/worker.ts';
import { dropPartitions } from '../db/drop-partitions.ts';

/**
 * Drops the months of messages and run histories that are older than the instance keeps them; without such a setting,
 * none. Safe to run again.
 */
export async function retain(now: Date): Promise<void> {
  const { KEEP_MESSAGES_MONTHS: months } = workerEnv();
  if (months === undefined) return;
  await dropPartitions(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)));
}
