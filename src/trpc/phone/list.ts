import { listPhones } from '#/server/phones/list-phones.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listPhones);
