import { speakFromPhone } from '#/server/phones/speak-from-phone.ts';
import { mutationFrom } from '../from-use-case.ts';

export const speak = mutationFrom(speakFromPhone);
