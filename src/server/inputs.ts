import { z } from 'zod';
import { documentLimits } from '#/flow/graph/document.ts';
import { locales } from '#/lib/locales.ts';
import { roles } from './db/schema/workspaces.ts';

/** The input of a use-case that needs none. */
export const noInput = z.strictObject({}).optional();

/** The input of a use-case about one thing. */
export const byId = z.strictObject({ id: z.uuid() });

const lineBreakers = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** A name that people give to things: one visible line, without marks that turn the text around it. */
export const givenName = z
  .string()
  .transform((name) => name.replace(lineBreakers, ' ').trim())
  .pipe(
    z
      .string()
      .max(documentLimits.label)
      .regex(/[^\p{C}\p{Z}]/u),
  );

/** One of the five roles. */
export const roleInput = z.enum(roles);

/** One of the languages of the product. */
export const localeInput = z.enum(locales);

/** A time zone that this machine knows, by its IANA name. */
export const timeZoneInput = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
    } catch {
      return false;
    }
  });
