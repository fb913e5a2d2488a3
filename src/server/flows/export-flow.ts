import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { flow } from '../db/schema/flows.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import type { FlowFile } from './flow-file.ts';

/** A flow's draft as a file. */
export const exportFlow = defineUseCase({
  access: 'flow.read',
  input: byId,
  async run({ tx }, { id }): Promise<FlowFile> {
    const [found] = await tx.select({ name: flow.name, document: flow.draft }).from(flow).where(eq(flow.id, id));
    if (!found) throw new UserError('not-found');
    return { recado: 'flow', id, ...found };
  },
});
