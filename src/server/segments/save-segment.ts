import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { codeOf } from '../db/conflicts.ts';
import { segment } from '../db/schema/segments.ts';
import { defineUseCase } from '../use-case.ts';
import { segmentInput } from './segment-inputs.ts';

const uniqueViolation = '23505';

/** Keeps rules under a name, as a new segment. Throws `name-taken`. */
export const createSegment = defineUseCase({
  access: 'segment.edit',
  input: z.strictObject(segmentInput),
  async run({ tx, workspaceId, changed }, wanted) {
    const [made] = await tx
      .insert(segment)
      .values({ ...wanted, workspaceId })
      .onConflictDoNothing()
      .returning({ id: segment.id });
    if (!made) throw new UserError('name-taken');
    changed('segment', made.id);
    return made;
  },
});

/** Changes the name and the rules of a segment. Throws `name-taken`. */
export const editSegment = defineUseCase({
  access: 'segment.edit',
  input: z.strictObject({ id: z.uuid(), ...segmentInput }),
  async run({ tx, changed }, { id, ...wanted }) {
    const written = await tx
      .update(segment)
      .set({ ...wanted, updatedAt: sql`clock_timestamp()` })
      .where(eq(segment.id, id))
      .returning({ id: segment.id })
      .catch((thrown) => {
        throw codeOf(thrown) === uniqueViolation ? new UserError('name-taken') : thrown;
      });
    if (written.length === 0) throw new UserError('not-found');
    changed('segment', id);
  },
});
