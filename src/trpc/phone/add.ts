import { addPhone } from '#/server/phones/add-phone.ts';
import { mutationFrom } from '../from-use-case.ts';

export const add = mutationFrom(addPhone);
