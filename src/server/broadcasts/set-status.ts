import { and, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { BroadcastStatus } from '#/flow/audience/broadcast.ts';
import { UserError } from '#/lib/errors.ts';
import { cancelBroadcastSends } from '../conversations/cancel-sends.ts';
import { countAtStop, ofBroadcast, type StopReport } from '../conversations/count-at-stop.ts';
import type { Db } from '../db/client.ts';
import { broadcast, broadcastRecipient } from '../db/schema/broadcasts.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { defineUseCase } from '../use-case.ts';
import { lockBroadcast } from './find-broadcast.ts';

/** Where a broadcast may go from where it stands. */
const ways: Partial<Record<BroadcastStatus, readonly BroadcastStatus[]>> = {
  scheduled: ['paused', 'cancelled'],
  sending: ['paused', 'cancelled'],
  paused: ['scheduled', 'cancelled'],
  sent: ['archived'],
  failed: ['archived'],
  cancelled: ['archived'],
};

/**
 * Pauses, resumes, stops or archives a broadcast. From the commit on, one that is paused or stopped plans and sends
 * nothing; answers what that met. What was stopped is over for good: nobody who had not got it gets it. Throws
 * `broadcast-over` where the way is not open.
 */
export const setBroadcastStatus = defineUseCase({
  access: 'broadcast.send',
  input: z.strictObject({ id: z.uuid(), status: z.enum(['scheduled', 'paused', 'cancelled', 'archived']) }),
  async run({ tx, changed }, { id, status }): Promise<StopReport> {
    const now = new Date((await sharedEngineDeps()).clock.now());
    const held = await lockBroadcast(tx, id);
    if (held.status !== status && !ways[held.status]?.includes(status)) throw new UserError('broadcast-over');
    const over = status === 'cancelled' && held.status !== 'cancelled';
    await tx
      .update(broadcast)
      .set({ status, pausedBecause: null, updatedAt: now, ...(over ? { endedAt: now } : {}) })
      .where(eq(broadcast.id, id));
    changed('broadcast', id);
    const unplanned = over ? await cancelPending(tx, id) : 0;
    const planned = over ? await cancelBroadcastSends(tx, id) : 0;
    const met = await countAtStop(tx, ofBroadcast(id), 'held');
    return { held: over ? 0 : met.held, cancelled: planned + unplanned, inFlight: met.inFlight };
  },
});

/** Nobody else gets it; answers how many people were still to come. */
async function cancelPending(tx: Db, id: string): Promise<number> {
  const pending = and(eq(broadcastRecipient.broadcastId, id), eq(broadcastRecipient.state, 'pending')) as SQL;
  const ended = await tx.update(broadcastRecipient).set({ state: 'skipped', reason: 'stopped' }).where(pending);
  return ended.count;
}
