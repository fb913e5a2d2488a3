import { listConversations } from '#/server/conversations/list-conversations.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listConversations);
