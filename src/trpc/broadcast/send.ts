import { sendBroadcast } from '#/server/broadcasts/send-broadcast.ts';
import { mutationFrom } from '../from-use-case.ts';

export const send = mutationFrom(sendBroadcast);
