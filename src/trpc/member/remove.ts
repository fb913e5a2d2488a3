import { removeMember } from '#/server/workspaces/remove-member.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(removeMember);
