import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { user } from '../db/schema/identity.ts';
import { localeInput } from '../inputs.ts';
import { definePersonalUseCase } from '../personal-use-case.ts';

/** Remembers the language that the person wants. */
export const setLocale = definePersonalUseCase({
  input: z.strictObject({ locale: localeInput }),
  async run({ tx, userId }, { locale }) {
    await tx.update(user).set({ locale }).where(eq(user.id, userId));
    return {};
  },
});
