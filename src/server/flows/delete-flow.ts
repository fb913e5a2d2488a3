import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { flow } from '../db/schema/flows.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockFlow } from './find-flow.ts';

/** Deletes a draft that was never published; what was, is archived instead, because runs refer to it. */
export const deleteFlow = defineUseCase({
  access: 'flow.edit',
  input: byId,
  async run({ tx, changed }, { id }) {
    const { lastNumber } = await lockFlow(tx, id);
    if (lastNumber > 0) throw new UserError('flow-published');
    await tx.delete(flow).where(eq(flow.id, id));
    changed('flow', id);
    return {};
  },
});
