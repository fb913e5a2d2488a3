import { z } from 'zod';
import { fieldKey, fieldTextLength } from '#/flow/audience/contact-fields.ts';
import { givenName, timeZoneInput } from '../inputs.ts';

/** A language by its BCP 47 tag. */
export const languageInput = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** The longest tag. */
export const longestTag = 50;

/** Tags to add or to remove. */
export const tagsInput = z
  .array(
    z
      .string()
      .transform((tag) => tag.trim())
      .pipe(z.string().min(1).max(longestTag)),
  )
  .max(50)
  .default([]);

const fieldValue = z.union([z.string().max(fieldTextLength), z.number(), z.boolean(), z.null()]);

/** Custom fields by key; null empties one. */
export const fieldsInput = z.record(fieldKey, fieldValue).refine((patch) => Object.keys(patch).length <= 100);

/** What can be said about a person besides addresses; what is not named stays. */
export const factsInput = {
  name: givenName.nullable().optional(),
  language: languageInput.nullable().optional(),
  timeZone: timeZoneInput.nullable().optional(),
  notes: z.string().max(10_000).nullable().optional(),
  fields: fieldsInput.optional(),
  addTags: tagsInput,
};
