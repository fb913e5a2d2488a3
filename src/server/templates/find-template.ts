import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { template } from '../db/schema/templates.ts';

/** A template of the open workspace. Throws `not-found`. */
export async function findTemplate(tx: Db, id: string): Promise<typeof template.$inferSelect> {
  const [found] = await tx.select().from(template).where(eq(template.id, id));
  if (!found) throw new UserError('not-found');
  return found;
}
