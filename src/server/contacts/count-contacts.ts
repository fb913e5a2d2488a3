import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { contactFilter, contactsWhere } from './contact-filter.ts';
import { howMany, patience } from './how-many.ts';

/** How many contacts a filter finds: exactly where that is quick or `exact` is wanted, else about how many. */
export const countContacts = defineUseCase({
  access: 'contact.read',
  input: z.strictObject({ ...contactFilter.shape, exact: z.boolean().default(false) }),
  run: async ({ tx }, { exact, ...filter }) =>
    howMany(tx, await contactsWhere(tx, filter), exact ? patience.long : patience.quick),
});
