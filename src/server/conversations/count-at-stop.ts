import { count, eq, type SQL } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { outbox } from '../db/schema/engine.ts';

/** What a stop met, counted in its own transaction after what forbids the sends was locked and changed. */
export interface StopReport {
  /** Planned, and not sent while the stop lasts. */
  held: number;
  /** Taken back for good. */
  cancelled: number;
  /** Claimed before the stop: their request is under way, or nobody knows yet how it ended. */
  inFlight: number;
}

/** Counts what is planned and under way; `end` tells what becomes of the planned. */
export async function countAtStop(tx: Db, where: SQL | undefined, end: 'held' | 'cancelled'): Promise<StopReport> {
  const rows = await tx.select({ state: outbox.state, count: count() }).from(outbox).where(where).groupBy(outbox.state);
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0);
  return { held: 0, cancelled: 0, [end]: of('ready'), inFlight: of('sending', 'uncertain') };
}

/** The planned sends of one flow. */
export const ofFlow = (id: string): SQL => eq(outbox.flowId, id);

/** The planned sends of one channel. */
export const ofChannel = (id: string): SQL => eq(outbox.channelId, id);

/** The planned sends of one run. */
export const ofRun = (id: string): SQL => eq(outbox.runId, id);

/** The planned sends of one broadcast. */
export const ofBroadcast = (id: string): SQL => eq(outbox.broadcastId, id);
