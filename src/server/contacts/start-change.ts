import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { contactChange } from '../db/schema/contact-changes.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { defineUseCase, type Work } from '../use-case.ts';
import { checkAction } from './apply-change.ts';
import { changeAction, changeTarget } from './change-inputs.ts';
import { changePiece, pieceSize, targetOf } from './change-piece.ts';
import { howMany, patience } from './how-many.ts';

/** Begins to change many contacts. The first piece is done at once; a job carries out the rest. */
export const startChange = defineUseCase({
  access: 'contact.change',
  input: z.strictObject({ action: changeAction, target: changeTarget }),
  async run(work, { action, target }) {
    await checkAction(work.tx, action);
    const { count } = await howMany(work.tx, await targetOf(work.tx, { target }), patience.long);
    return beginChange(work, { action, target, total: count });
  },
});

type Wanted = Pick<typeof contactChange.$inferInsert, 'action' | 'target' | 'total' | 'undoes'>;

/** Writes a change down, does its first piece and orders a job for the rest, in the caller's transaction. */
export async function beginChange({ tx, workspaceId, userId, changed }: Work, wanted: Wanted): Promise<{ id: string }> {
  const [begun] = await tx
    .insert(contactChange)
    .values({ ...wanted, workspaceId, startedBy: userId })
    .returning({ id: contactChange.id });
  const { id } = begun as { id: string };
  if (await changePiece(tx, id, firstSize)) await enqueueRest(tx, workspaceId, id);
  changed('contact');
  changed('group');
  return { id };
}

/** What is done while the person waits. */
const firstSize = Math.min(500, pieceSize);

async function enqueueRest(tx: Db, workspaceId: string, changeId: string): Promise<void> {
  await enqueueJob(tx, 'change-contacts', { workspaceId, changeId });
}
