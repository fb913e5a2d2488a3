import { listFields } from '#/server/fields/list-fields.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listFields);
