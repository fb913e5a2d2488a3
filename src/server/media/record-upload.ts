import { z } from 'zod';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Asks, before a body is read, whether a person may upload into the workspace. */
export const mayUpload = defineUseCase({
  access: 'media.upload',
  input: noInput,
  run: async ({ workspaceId }) => ({ workspaceId }),
});

/** Makes a file that was stored a file of the workspace. */
export const recordUpload = defineUseCase({
  access: 'media.upload',
  input: z.strictObject({
    id: z.string().regex(/^[0-9a-f]{64}$/),
    mime: z.string(),
    bytes: z.int().min(1),
    name: z.string().nullable(),
  }),
  async run({ tx, workspaceId }, asset) {
    await tx
      .insert(mediaAsset)
      .values({ workspaceId, ...asset })
      .onConflictDoNothing();
    return asset;
  },
});
