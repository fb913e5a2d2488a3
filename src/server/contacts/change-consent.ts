import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { consentLog, contact } from '../db/schema/contacts.ts';
import { defineUseCase, type Work } from '../use-case.ts';
import { oneContact } from './contact-filter.ts';
import { tellContact } from './tell-contact.ts';

const noted = z.string().trim().max(2_000).optional();

/** What is known of how somebody said it. */
const statement = z.strictObject({
  id: z.uuid(),
  /** What they were asked or told. */
  wording: noted,
  /** Where that can be looked up. */
  proof: noted,
  /** When they said it; never later than now. */
  saidAt: z.iso
    .datetime({ offset: true })
    .refine((at) => Date.parse(at) <= Date.now() + 60_000)
    .optional(),
});
type Statement = z.output<typeof statement>;

/** Notes that a person told a member that they want no marketing. A second time changes and logs nothing. */
export const optOutContact = defineUseCase({
  access: 'contact.edit',
  input: statement,
  run: (work, said) => changeConsent(work, said, 'opt-out'),
});

/** Notes that a person told a member that they want marketing, at last or again. A second time changes and logs nothing. */
export const optInContact = defineUseCase({
  access: 'contact.edit',
  input: statement,
  run: (work, said) => changeConsent(work, said, 'opt-in'),
});

async function changeConsent(work: Work, said: Statement, change: 'opt-in' | 'opt-out'): Promise<void> {
  const { tx, workspaceId, userId } = work;
  const { id: contactId, wording, proof, saidAt } = said;
  const [held] = await tx
    .select({ optedOutAt: contact.optedOutAt })
    .from(contact)
    .where(oneContact(contactId))
    .for('no key update');
  if (!held) throw new UserError('not-found');
  const out = change === 'opt-out';
  const same = out
    ? held.optedOutAt !== null
    : held.optedOutAt === null && (await lastChange(work, contactId)) === change;
  // what was said with its words or its proof is worth a line of its own
  if (same && !wording && !proof) return;
  if (!same) {
    await tx
      .update(contact)
      .set({ optedOutAt: out ? sql`clock_timestamp()` : null, updatedAt: sql`clock_timestamp()` })
      .where(eq(contact.id, contactId));
  }
  await tx.insert(consentLog).values({
    workspaceId,
    contactId,
    change,
    source: 'member',
    detail: userId,
    wording: wording || null,
    proof: proof || null,
    saidAt: saidAt ? new Date(saidAt) : null,
  });
  await tellContact(work, contactId);
}

/** What the log says last of a person. */
async function lastChange({ tx }: Work, contactId: string): Promise<'opt-in' | 'opt-out' | null> {
  const [last] = await tx
    .select({ change: consentLog.change })
    .from(consentLog)
    .where(eq(consentLog.contactId, contactId))
    .orderBy(desc(consentLog.at), desc(consentLog.id))
    .limit(1);
  return last?.change ?? null;
}
