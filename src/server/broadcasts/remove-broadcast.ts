import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { broadcast } from '../db/schema/broadcasts.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockBroadcast } from './find-broadcast.ts';

/** Deletes a draft for good; what went out is archived instead. Throws `broadcast-started`. */
export const removeBroadcast = defineUseCase({
  access: 'broadcast.edit',
  input: byId,
  async run({ tx, changed }, { id }) {
    if ((await lockBroadcast(tx, id)).status !== 'draft') throw new UserError('broadcast-started');
    await tx.delete(broadcast).where(eq(broadcast.id, id));
    changed('broadcast', id);
    return {};
  },
});
