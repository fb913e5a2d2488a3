import { and, lt } from 'drizzle-orm';
import { z } from 'zod';
import { contact } from '../db/schema/contacts.ts';
import { pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';
import { contactFilter, contactsWhere } from './contact-filter.ts';
import { readContacts } from './read-contacts.ts';

/** One page of the people of the workspace, the last met first. */
export const listContacts = defineUseCase({
  access: 'contact.read',
  input: z.strictObject({ ...contactFilter.shape, cursor: z.uuid().nullish() }),
  async run({ tx }, { cursor, ...filter }) {
    const where = and(await contactsWhere(tx, filter), cursor ? lt(contact.id, cursor) : undefined);
    return takePage(await readContacts(tx, where, pageSize + 1), (last) => last.id);
  },
});
