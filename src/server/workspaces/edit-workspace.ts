import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { workspace } from '../db/schema/workspaces.ts';
import { givenName, localeInput, timeZoneInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Changes a workspace's name, time zone or language; its address stays, so that links keep working. */
export const editWorkspace = defineUseCase({
  access: 'workspace.edit',
  input: z
    .strictObject({ name: givenName, timeZone: timeZoneInput, locale: localeInput })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0),
  async run({ tx, workspaceId, changed }, changes) {
    await tx.update(workspace).set(changes).where(eq(workspace.id, workspaceId));
    changed('workspace');
    return {};
  },
});
