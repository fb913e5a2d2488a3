import { getChat } from '#/server/phones/get-chat.ts';
import { queryFrom } from '../from-use-case.ts';

export const chat = queryFrom(getChat);
