import { asc } from 'drizzle-orm';
import { secret } from '../db/schema/workspaces.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** The secrets that flows may send: their names and hosts, and of the value the last four characters. */
export const listSecrets = defineUseCase({
  access: 'secret.read',
  input: noInput,
  async run({ tx }) {
    const rows = await tx.select().from(secret).orderBy(asc(secret.name));
    return rows.map(({ id, name, hosts, lastFour, updatedAt }) => ({
      id,
      name,
      hosts,
      lastFour,
      updatedAt: updatedAt.toISOString(),
    }));
  },
});
