import { eq, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { contactChange } from '../db/schema/contact-changes.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { beginChange } from './start-change.ts';

/** Takes a change of many contacts back, for those whom it changed; a second time answers the same undo. */
export const undoChange = defineUseCase({
  access: 'contact.change',
  input: byId,
  async run(work, { id }) {
    const { tx } = work;
    const [change] = await tx.select().from(contactChange).where(eq(contactChange.id, id)).for('update');
    if (!change || change.undoes || change.action.do === 'forget-field') throw new UserError('not-found');
    const [undone] = await tx.select({ id: contactChange.id }).from(contactChange).where(eq(contactChange.undoes, id));
    if (undone) return undone;
    // one that is still under way ends here
    await tx
      .update(contactChange)
      .set({ endedAt: sql`coalesce(${contactChange.endedAt}, clock_timestamp())` })
      .where(eq(contactChange.id, id));
    const { action, target, changed } = change;
    return beginChange(work, { action, target, total: changed, undoes: id });
  },
});
