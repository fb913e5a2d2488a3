import { setPhone } from '#/server/phones/set-phone.ts';
import { mutationFrom } from '../from-use-case.ts';

export const set = mutationFrom(setPhone);
