import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { contact } from '../db/schema/contacts.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { defineUseCase } from '../use-case.ts';
import { checkBroadcast } from './check-broadcast.ts';
import { findBroadcast } from './find-broadcast.ts';

/** Sends what a broadcast says to one person, who is no recipient by it. Throws `broadcast-incomplete`. */
export const sendTest = defineUseCase({
  access: 'broadcast.send',
  input: z.strictObject({ id: z.uuid(), contactId: z.uuid() }),
  async run({ tx, workspaceId }, { id, contactId }) {
    const found = await findBroadcast(tx, id);
    const [person] = await tx.select({ id: contact.id }).from(contact).where(eq(contact.id, contactId));
    if (!person) throw new UserError('not-found');
    const problems = await checkBroadcast(tx, found);
    if (found.content?.kind !== 'message' || problems.some(({ code }) => code !== 'no-audience')) {
      throw new UserError('broadcast-incomplete');
    }
    await enqueueJob(tx, 'send-test', { workspaceId, broadcastId: id, contactId });
    return {};
  },
});
