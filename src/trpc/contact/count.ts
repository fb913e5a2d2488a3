import { countContacts } from '#/server/contacts/count-contacts.ts';
import { queryFrom } from '../from-use-case.ts';

export const count = queryFrom(countContacts);
