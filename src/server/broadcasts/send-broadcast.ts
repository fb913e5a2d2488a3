import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { broadcast } from '../db/schema/broadcasts.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { defineUseCase } from '../use-case.ts';
import { checkBroadcast } from './check-broadcast.ts';
import { countAudience } from './count-audience.ts';
import { lockBroadcast } from './find-broadcast.ts';
import { startMoment } from './start-moment.ts';

/**
 * Lets a broadcast go out, now or at its time, to everybody who is in its audience at this moment. `people` is the number
 * that the person has confirmed; a different one by now is answered instead of sent. A second confirmation of the same
 * broadcast changes nothing. Throws `broadcast-incomplete`, `broadcast-too-late`, `stale-save`.
 */
export const sendBroadcast = defineUseCase({
  access: 'broadcast.send',
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(0), people: z.int().min(1) }),
  async run({ tx, workspaceId, changed }, { id, revision, people }) {
    const { clock } = await sharedEngineDeps();
    const held = await lockBroadcast(tx, id);
    if (held.status !== 'draft') return { outcome: 'sending' as const, status: held.status };
    if (held.revision !== revision) throw new UserError('stale-save');
    if ((await checkBroadcast(tx, held)).length > 0) throw new UserError('broadcast-incomplete');
    const { reached } = await countAudience(tx, held);
    if (reached !== people) return { outcome: 'audience-changed' as const, people: reached };
    const now = clock.now();
    const [own] = await tx.select({ zone: workspace.timeZone }).from(workspace).where(eq(workspace.id, workspaceId));
    const startAt = startMoment(held.timing, own?.zone ?? 'UTC', now);
    if (held.timing.kind === 'at' && startAt < now) throw new UserError('broadcast-too-late');
    await tx
      .update(broadcast)
      .set({ status: 'scheduled', startAt: new Date(startAt), updatedAt: new Date(now) })
      .where(eq(broadcast.id, id));
    await enqueueJob(tx, 'freeze-audience', { workspaceId, broadcastId: id });
    changed('broadcast', id);
    return { outcome: 'sending' as const, status: 'scheduled' as const };
  },
});
