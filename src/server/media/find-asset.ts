import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { defineUseCase } from '../use-case.ts';

/** What is known of a file of the workspace. */
export const findAsset = defineUseCase({
  access: 'media.read',
  input: z.strictObject({ id: z.string().max(100) }),
  async run({ tx, workspaceId }, { id }) {
    const [found] = await tx.select().from(mediaAsset).where(eq(mediaAsset.id, id));
    if (!found) throw new UserError('not-found');
    return { workspaceId, id, mime: found.mime, bytes: found.bytes, name: found.name };
  },
});
