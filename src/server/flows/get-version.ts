import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { findVersion } from './find-flow.ts';

/** One version of a flow with its document. */
export const getVersion = defineUseCase({
  access: 'flow.read',
  input: z.strictObject({ id: z.uuid(), number: z.int().min(1) }),
  async run({ tx }, { id, number }) {
    const { id: versionId, document, publishedAt, contentHash } = await findVersion(tx, id, number);
    return { versionId, number, document, contentHash, publishedAt: publishedAt.toISOString() };
  },
});
