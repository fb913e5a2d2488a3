import { listRecipients } from '#/server/broadcasts/list-recipients.ts';
import { queryFrom } from '../from-use-case.ts';

export const recipients = queryFrom(listRecipients);
