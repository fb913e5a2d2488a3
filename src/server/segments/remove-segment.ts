import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { segment } from '../db/schema/segments.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Forgets a segment; nobody whom it found is touched. */
export const removeSegment = defineUseCase({
  access: 'segment.edit',
  input: byId,
  async run({ tx, changed }, { id }) {
    const gone = await tx.delete(segment).where(eq(segment.id, id)).returning({ id: segment.id });
    if (gone.length === 0) throw new UserError('not-found');
    changed('segment', id);
  },
});
