import { optInContact } from '#/server/contacts/change-consent.ts';
import { mutationFrom } from '../from-use-case.ts';

export const optIn = mutationFrom(optInContact);
