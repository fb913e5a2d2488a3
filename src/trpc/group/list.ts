import { listGroups } from '#/server/groups/list-groups.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listGroups);
