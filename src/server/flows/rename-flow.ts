import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { flow } from '../db/schema/flows.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lockFlow } from './find-flow.ts';

/** Gives a flow another name. */
export const renameFlow = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ id: z.uuid(), name: givenName }),
  async run({ tx, changed }, { id, name }) {
    await lockFlow(tx, id);
    await tx.update(flow).set({ name, updatedAt: sql`clock_timestamp()` }).where(eq(flow.id, id));
    changed('flow', id);
    return {};
  },
});
