import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { run } from '../db/schema/engine.ts';
import { defineUseCase } from '../use-case.ts';
import { readSteps } from './read-steps.ts';

/** Older turns of a run, oldest first, for those that are longer than one page. */
export const listSteps = defineUseCase({
  access: 'run.read',
  input: z.strictObject({ id: z.uuid(), cursor: z.int().min(1).nullish() }),
  async run({ tx }, { id, cursor }) {
    const [found] = await tx.select({ startedAt: run.startedAt }).from(run).where(eq(run.id, id));
    if (!found) throw new UserError('not-found');
    return readSteps(tx, { id, ...found }, cursor);
  },
});
