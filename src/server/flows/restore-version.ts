import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { defineUseCase } from '../use-case.ts';
import { findVersion, lockFlow } from './find-flow.ts';
import { writeDraft } from './save-draft.ts';

/** Puts an old version into the draft; what is live stays as it is. Throws `stale-save` on an old revision. */
export const restoreVersion = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ id: z.uuid(), number: z.int().min(1), revision: z.int().min(1) }),
  async run({ tx, userId, changed }, { id, number, revision }) {
    const { draftRevision } = await lockFlow(tx, id);
    const { document } = await findVersion(tx, id, number);
    if (draftRevision !== revision) throw new UserError('stale-save');
    const saved = await writeDraft(tx, id, document, userId);
    changed('flow', id);
    return saved;
  },
});
