import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { secret } from '../db/schema/workspaces.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { lastFour, seal } from './seal.ts';
import { secretPlace } from './secret-place.ts';

/** A host name as a URL has it: no port, no wildcard. */
const host = z
  .string()
  .max(253)
  .transform((name) => {
    const url = URL.parse(`https://${name.trim()}/`);
    return url && url.host === url.hostname && url.pathname === '/' && !url.username ? url.hostname : '';
  })
  .pipe(z.string().min(1));

/** Values go into headers: one line of visible characters. */
const value = z
  .string()
  .max(4_000)
  .regex(/^[\x20-\x7e]+$/);

/**
 * Stores a value that flows may send, and only to the named hosts. Without a value, the stored one stays and the hosts
 * change. What is stored can never be read back.
 */
export const setSecret = defineUseCase({
  access: 'secret.manage',
  input: z.strictObject({ name: givenName, value: value.optional(), hosts: z.array(host).min(1).max(20) }),
  async run({ tx, workspaceId, changed }, { name, value: plain, hosts: wanted }) {
    const hosts = [...new Set(wanted)];
    const [held] = await tx.select({ id: secret.id }).from(secret).where(eq(secret.name, name)).for('update');
    const id = held?.id ?? randomUUID();
    const fresh =
      plain === undefined ? null : { sealed: seal(plain, secretPlace(workspaceId, id)), lastFour: lastFour(plain) };
    if (held) {
      await tx
        .update(secret)
        .set({ hosts, updatedAt: sql`now()`, ...fresh })
        .where(eq(secret.id, id));
    } else {
      if (!fresh) throw new UserError('invalid-input', { field: 'value' });
      const row = { workspaceId, id, name, hosts, ...fresh };
      const written = await tx.insert(secret).values(row).onConflictDoNothing().returning({ id: secret.id });
      if (written.length === 0) throw new UserError('name-taken');
    }
    changed('secret', id);
    return { id };
  },
});
