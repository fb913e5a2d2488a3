import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '#/engine/deps.ts';
import { withWorkspace } from '../db/doors.ts';
import { broadcast, broadcastRecipient } from '../db/schema/broadcasts.ts';
import { contact } from '../db/schema/contacts.ts';
import { workspace } from '../db/schema/workspaces.ts';
import type { FreezeAudienceJob } from '../jobs/freeze-audience.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { audienceWhere } from './audience-where.ts';
import { hasAddress } from './count-audience.ts';
import { dueMoment } from './start-moment.ts';

/** Recipients that one transaction writes down at most. */
const pieceSize = 5_000;

/**
 * Writes the next recipients of a broadcast down, in one transaction; true while there may be more. How far it is commits
 * with it, and each pair exists once, so that nobody is left out or comes twice, whatever breaks in between.
 */
export async function freezePiece(
  clock: Clock,
  { workspaceId, broadcastId }: FreezeAudienceJob,
  size = pieceSize,
): Promise<boolean> {
  const more = await withWorkspace(workspaceId, async (tx) => {
    // two workers with the same audience take turns
    const [held] = await tx.select().from(broadcast).where(eq(broadcast.id, broadcastId)).for('update');
    if (!held || held.frozenAt || !['scheduled', 'sending', 'paused'].includes(held.status)) return false;
    const [own] = await tx.select({ zone: workspace.timeZone }).from(workspace).where(eq(workspace.id, workspaceId));
    const behind = held.frozenUpTo ? gt(contact.id, held.frozenUpTo) : undefined;
    const people = await tx
      .select({ id: contact.id, zone: contact.timeZone, reachable: sql<boolean>`${hasAddress(held.channelId)}` })
      .from(contact)
      .where(and(await audienceWhere(tx, held.audience), behind) as SQL)
      .orderBy(asc(contact.id))
      .limit(size);
    const start = held.startAt?.getTime() ?? clock.now();
    const rows = people.map(({ id, zone, reachable }) => ({
      contact_id: id,
      state: reachable ? 'pending' : 'skipped',
      reason: reachable ? null : 'no-address',
      due_at: new Date(dueMoment(held.timing, { workspace: own?.zone ?? 'UTC', contact: zone }, start)).toISOString(),
    }));
    if (rows.length > 0) {
      await tx.execute(sql`
        insert into ${broadcastRecipient} (workspace_id, broadcast_id, contact_id, state, reason, due_at)
        select ${workspaceId}, ${broadcastId}, contact_id, state, reason, due_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as r (contact_id uuid, state text, reason text, due_at timestamptz)
        on conflict do nothing`);
    }
    const last = people.length < size;
    await tx
      .update(broadcast)
      .set({
        total: sql`${broadcast.total} + ${people.length}`,
        frozenUpTo: people.at(-1)?.id ?? held.frozenUpTo,
        ...(last ? { frozenAt: new Date(clock.now()) } : {}),
      })
      .where(eq(broadcast.id, broadcastId));
    return !last;
  });
  publishChanges(workspaceId, [{ topic: 'broadcast', id: broadcastId }]);
  return more;
}
