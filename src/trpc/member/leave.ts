import { leaveWorkspace } from '#/server/workspaces/remove-member.ts';
import { mutationFrom } from '../from-use-case.ts';

export const leave = mutationFrom(leaveWorkspace);
