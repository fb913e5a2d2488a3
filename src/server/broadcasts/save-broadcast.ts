import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { broadcast } from '../db/schema/broadcasts.ts';
import { defineUseCase } from '../use-case.ts';
import { broadcastDraft } from './broadcast-inputs.ts';
import { lockBroadcast } from './find-broadcast.ts';

/**
 * Saves what is written on a broadcast; answers the new revision. Only a draft can be changed: what was confirmed goes out
 * as it was. Throws `broadcast-started`, and `stale-save` when somebody saved a newer one.
 */
export const saveBroadcast = defineUseCase({
  access: 'broadcast.edit',
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(0), draft: broadcastDraft }),
  async run({ tx, changed }, { id, revision, draft }) {
    const held = await lockBroadcast(tx, id);
    if (held.status !== 'draft') throw new UserError('broadcast-started');
    if (held.revision !== revision) throw new UserError('stale-save');
    await tx
      .update(broadcast)
      .set({ ...draft, revision: revision + 1, updatedAt: sql`clock_timestamp()` })
      .where(eq(broadcast.id, id));
    changed('broadcast', id);
    return { revision: revision + 1 };
  },
});
