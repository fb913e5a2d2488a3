import { editContact } from '#/server/contacts/edit-contact.ts';
import { mutationFrom } from '../from-use-case.ts';

export const edit = mutationFrom(editContact);
