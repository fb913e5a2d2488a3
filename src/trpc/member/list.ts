import { listMembers } from '#/server/workspaces/list-members.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listMembers);
