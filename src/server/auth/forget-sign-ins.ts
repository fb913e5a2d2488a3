import { lt, sql } from 'drizzle-orm';
import { withIdentity } from '../db/doors.ts';
import { rateLimit, session } from '../db/schema/identity.ts';

/** Deletes sessions that are over, and counts of tries that count no more. */
export async function forgetSignIns(): Promise<void> {
  await withIdentity(async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, sql`now()`));
    await tx.delete(rateLimit).where(lt(rateLimit.resetsAt, sql`now()`));
  });
}
