import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { contactChange } from '../db/schema/contact-changes.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** How far a change of many contacts has come. */
export const getChange = defineUseCase({
  access: 'contact.read',
  input: byId,
  async run({ tx }, { id }) {
    const { action, undoes, total, done, changed, endedAt } = contactChange;
    const [found] = await tx
      .select({ id: contactChange.id, action, undoes, total, done, changed, endedAt })
      .from(contactChange)
      .where(eq(contactChange.id, id));
    if (!found) throw new UserError('not-found');
    return { ...found, endedAt: found.endedAt?.toISOString() ?? null };
  },
});
