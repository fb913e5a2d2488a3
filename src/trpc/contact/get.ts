import { getContact } from '#/server/contacts/get-contact.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getContact);
