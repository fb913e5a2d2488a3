import { getTemplate } from '#/server/templates/get-template.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getTemplate);
