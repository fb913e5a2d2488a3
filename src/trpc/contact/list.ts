import { listContacts } from '#/server/contacts/list-contacts.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listContacts);
