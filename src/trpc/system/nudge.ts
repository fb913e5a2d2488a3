import { nudge as nudgeConversations } from '#/server/system/nudge.ts';
import { mutationFrom } from '../from-use-case.ts';

export const nudge = mutationFrom(nudgeConversations);
