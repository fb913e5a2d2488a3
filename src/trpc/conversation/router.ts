import { router } from '../init.ts';
import { assign } from './assign.ts';
import { get } from './get.ts';
import { giveBack } from './give-back.ts';
import { list } from './list.ts';
import { markRead } from './mark-read.ts';
import { messages } from './messages.ts';
import { reply } from './reply.ts';
import { takeOver } from './take-over.ts';

/** Threads with contacts, and who answers them. */
export const conversationRouter = router({ list, get, messages, reply, takeOver, assign, giveBack, markRead });
