import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { consentLog, contact } from '../db/schema/contacts.ts';
import { byId } from '../inputs.ts';
import { defineUseCase, type Work } from '../use-case.ts';
import { tellContact } from './tell-contact.ts';

/** Notes that a person told a member that they want no marketing. A second time changes and logs nothing. */
export const optOutContact = defineUseCase({
  access: 'contact.edit',
  input: byId,
  run: (work, { id }) => changeConsent(work, id, 'opt-out'),
});

/** Notes that a person told a member that they want marketing again. */
export const optInContact = defineUseCase({
  access: 'contact.edit',
  input: byId,
  run: (work, { id }) => changeConsent(work, id, 'opt-in'),
});

async function changeConsent(work: Work, contactId: string, change: 'opt-in' | 'opt-out'): Promise<void> {
  const { tx, workspaceId, userId } = work;
  const out = change === 'opt-out';
  const [found] = await tx
    .update(contact)
    .set({ optedOutAt: out ? sql`clock_timestamp()` : null, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(contact.id, contactId), out ? isNull(contact.optedOutAt) : isNotNull(contact.optedOutAt)))
    .returning({ id: contact.id });
  if (!found) {
    const [there] = await tx.select({ id: contact.id }).from(contact).where(eq(contact.id, contactId));
    if (!there) throw new UserError('not-found');
    return;
  }
  await tx.insert(consentLog).values({ workspaceId, contactId, change, source: 'member', detail: userId });
  await tellContact(work, contactId);
}
