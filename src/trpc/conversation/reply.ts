import { sendReply } from '#/server/conversations/send-reply.ts';
import { mutationFrom } from '../from-use-case.ts';

export const reply = mutationFrom(sendReply);
