import { z } from 'zod';
import { member } from '../db/schema/workspaces.ts';
import { givenName, localeInput, timeZoneInput } from '../inputs.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';
import { insertWorkspace } from './insert-workspace.ts';

/** Makes a workspace of which the person becomes the owner. */
export const createWorkspace = definePersonalUseCase({
  input: z.strictObject({ name: givenName, timeZone: timeZoneInput.default('UTC'), locale: localeInput.default('en') }),
  async run({ tx, userId }, wanted) {
    const { id: workspaceId, slug } = await insertWorkspace(tx, wanted);
    await tx.insert(member).values({ workspaceId, userId, role: 'owner' });
    return { id: workspaceId, slug };
  },
});
