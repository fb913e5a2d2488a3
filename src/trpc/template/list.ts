import { listTemplates } from '#/server/templates/list-templates.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listTemplates);
