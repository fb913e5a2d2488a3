import { assignConversation } from '#/server/conversations/assign-conversation.ts';
import { mutationFrom } from '../from-use-case.ts';

export const assign = mutationFrom(assignConversation);
