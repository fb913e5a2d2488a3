import { and, eq, inArray, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { rowsOf } from '../db/rows-of.ts';
import { broadcast, broadcastRecipient } from '../db/schema/broadcasts.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockBroadcast } from './find-broadcast.ts';
import { outcomeOf, recipientTables } from './outcomes.ts';

/** How often one person is tried at most. */
const mostAttempts = 5;

/**
 * Sends once more to those for whom it provably failed, and to nobody else: what may have arrived is not repeated.
 * Answers how many they are. Throws `broadcast-over` unless it has ended by itself.
 */
export const retryFailed = defineUseCase({
  access: 'broadcast.send',
  input: byId,
  async run({ tx, changed }, { id }) {
    const now = new Date((await sharedEngineDeps()).clock.now());
    const held = await lockBroadcast(tx, id);
    if (held.status !== 'sent' && held.status !== 'failed') throw new UserError('broadcast-over');
    const rows = await rowsOf<{ id: string }>(
      tx,
      sql`
        select r.contact_id as id from ${recipientTables}
        where r.broadcast_id = ${id} and r.state = 'planned' and r.attempts < ${mostAttempts} and ${outcomeOf} = 'failed'`,
    );
    if (rows.length === 0) return { people: 0 };
    const failed = and(
      eq(broadcastRecipient.broadcastId, id),
      inArray(
        broadcastRecipient.contactId,
        rows.map((row) => row.id),
      ),
    );
    await tx
      .update(broadcastRecipient)
      .set({ state: 'pending', dueAt: now, messageId: null, runId: null })
      .where(failed);
    await tx.update(broadcast).set({ status: 'sending', endedAt: null, updatedAt: now }).where(eq(broadcast.id, id));
    changed('broadcast', id);
    return { people: rows.length };
  },
});
