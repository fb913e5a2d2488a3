import { listMessages } from '#/server/conversations/list-messages.ts';
import { queryFrom } from '../from-use-case.ts';

export const messages = queryFrom(listMessages);
