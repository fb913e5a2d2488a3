import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { JsonObject } from '#/lib/json.ts';
import type { Db } from '../db/client.ts';
import { jobSender, toJob } from './job-queue.ts';
import type { QueueName } from './queues.ts';

/** Enqueues a job inside a use-case's transaction: it exists if and when that commits. */
export async function enqueueJob(tx: Db, queue: QueueName, data: JsonObject): Promise<void> {
  const boss = await jobSender();
  await boss.insert(queue, [toJob(data)], { db: fromDrizzle(tx, sql) });
}
