import { getConversation } from '#/server/conversations/get-conversation.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getConversation);
