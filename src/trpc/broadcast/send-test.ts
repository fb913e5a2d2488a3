import { sendTest as sendTestMessage } from '#/server/broadcasts/send-test.ts';
import { mutationFrom } from '../from-use-case.ts';

export const sendTest = mutationFrom(sendTestMessage);
