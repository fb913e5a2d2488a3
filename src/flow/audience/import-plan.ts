import { getCountries } from 'libphonenumber-js';
import { z } from 'zod';
import { fieldKey } from './contact-fields.ts';

/** What a column of a file can mean; a custom field is `field:<key>`, and an empty meaning passes the column over. */
export const columnMeanings = ['phone', 'name', 'language', 'tags', 'notes', 'consent'] as const;

/** The countries whose phone numbers are known, by ISO code. */
export const countries: readonly string[] = getCountries();

const meaning = z.union([
  z.literal(''),
  z.enum(columnMeanings),
  z.templateLiteral(['field:', z.string()]).refine((text) => fieldKey.safeParse(text.slice('field:'.length)).success),
]);
export type ColumnMeaning = z.infer<typeof meaning>;

/** How a file of contacts is to be read. */
export const importPlan = z
  .strictObject({
    /** One for each column of the file. */
    columns: z.array(meaning).max(500),
    /** Where phone numbers without a country code lie (ISO 3166); null where all have one. */
    country: z
      .string()
      .refine((code) => countries.includes(code))
      .nullable()
      .default(null),
    /** Tags for everybody in the file. */
    tags: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
    /** A group for everybody in the file. */
    group: z.uuid().nullable().default(null),
    /** Where and how the people in the file agreed to marketing; without it no agreement is noted. */
    consentSource: z.string().trim().max(500).default(''),
  })
  .refine(({ columns }) => columns.filter((one) => one === 'phone').length === 1, { path: ['columns'] })
  .refine(({ columns }) => new Set(columns.filter(Boolean)).size === columns.filter(Boolean).length, {
    path: ['columns'],
  })
  .refine(({ columns, consentSource }) => !columns.includes('consent') || consentSource !== '', {
    path: ['consentSource'],
  });
export type ImportPlan = z.output<typeof importPlan>;
