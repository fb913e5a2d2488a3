import { createContact } from '#/server/contacts/create-contact.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createContact);
