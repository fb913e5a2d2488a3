import { listTags } from '#/server/contacts/list-tags.ts';
import { queryFrom } from '../from-use-case.ts';

export const tags = queryFrom(listTags);
