import { z } from 'zod';

const option = z.string().trim().min(1).max(100);

/** What can be chosen in a field of the type `select`; no two that differ in case only. */
export const optionsInput = z
  .array(option)
  .max(200)
  .refine((options) => new Set(options.map((one) => one.toLowerCase())).size === options.length);
