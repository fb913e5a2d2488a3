import { listInvitations } from '#/server/workspaces/list-invitations.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listInvitations);
